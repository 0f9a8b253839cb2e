//! What can go wrong with files, options and models. Texts never do: passes give records for any string.

/// Result of what reads files, options or models.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// An error that names what, where, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// An argument, an option or a file's content is not what it must be.
    #[error("{0}")]
    Input(String),
    /// A file could not be read or written.
    #[error("{path}: {source}")]
    File {
        /// The file as it was named.
        path: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// A model's bytes are not a model of this version.
    #[error("{0}")]
    Model(String),
    /// A pass panicked: a defect of this library.
    #[error(
        "article {id:?}: {message}; this is a defect of crosswire, please report it with the text"
    )]
    Internal {
        /// Id of the article.
        id: String,
        /// What the panic said.
        message: String,
    },
    /// The caller asked to stop.
    #[error("cancelled")]
    Cancelled,
}
