//! What a person looks at, made from records alone: HTML, a terminal table, Markdown and JSON.
//!
//! | module | gives | for |
//! | --- | --- | --- |
//! | [`html`] | one offline page, or a fragment | a colleague, a notebook |
//! | [`terminal`] | a short table | the command line |
//! | [`markdown`] | every section without the full texts | an issue, a wiki, an e-mail |
//! | [`picture`] | one of four pictures, as SVG | a notebook, an article |
//! | [`json`] | everything, with code-point offsets, and back | programs, pickling |
//!
//! The first three say the same things in the same words. `finding` picks what stands out, `wording` puts kinds into
//! words, `version` lays a quotation against its fullest version, `thing` turns coverage into a matrix; `missing`,
//! `label`, `fact`, `speaker`, `passage`, `timeline` and `statement` make one `section` each, which every view sets in
//! its own way.

pub mod html;
pub mod json;
pub mod markdown;
pub mod picture;
pub mod terminal;

mod fact;
mod finding;
mod label;
mod makeup;
mod missing;
mod paragraph;
mod passage;
mod reports;
mod section;
mod speaker;
mod statement;
mod thing;
mod timeline;
mod version;
mod wording;
