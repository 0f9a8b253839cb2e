//! What a person looks at, made from records alone: HTML, a terminal table, Markdown and JSON.
//!
//! | module | gives | for |
//! | --- | --- | --- |
//! | [`html`] | one offline page, or a fragment | a colleague, a notebook |
//! | [`terminal`] | a short table | the command line |
//! | [`markdown`] | the findings and the quotations | an issue, a wiki, an e-mail |
//! | [`json`] | everything, with code-point offsets, and back | programs, pickling |
//!
//! The first three say the same things in the same words: `finding` picks what stands out, `wording` puts kinds into
//! words, `version` lays a quotation against its fullest version, `thing` turns coverage into a matrix.

pub mod html;
pub mod json;
pub mod markdown;
pub mod terminal;

mod finding;
mod reports;
mod thing;
mod version;
mod wording;
