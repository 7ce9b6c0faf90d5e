"""What leaves the program: albums and tables of the people in the library."""
