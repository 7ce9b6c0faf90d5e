"""Messages: codes with parameters, and the sentences for them."""

from photoclust.messages.english import ENGLISH as ENGLISH
from photoclust.messages.english import explained as explained
from photoclust.messages.language import Language as Language
from photoclust.messages.language import Sentence as Sentence
from photoclust.messages.message import Message as Message
from photoclust.messages.message import Value as Value
from photoclust.messages.message import person_value as person_value
from photoclust.messages.message import reason_of as reason_of
