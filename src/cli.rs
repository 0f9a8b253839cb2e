//! The command line. Results go to standard output, all else to standard error.
