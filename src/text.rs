//! Floor `text`: one string → paragraphs, segments, tokens, sentences and pairs of quotation marks, in bytes.

pub mod header;
pub mod paragraph;
pub mod quotation;
pub mod segment;
pub mod sentence;
pub mod token;

pub use header::published;

use crate::record::Segmentation;

/// Cuts `text` into segments, tokens, sentences and pairs of quotation marks.
pub fn segmentation(text: &str) -> Segmentation {
    let paragraphs = paragraph::paragraphs(text);
    let segments = segment::segments(text, &paragraphs);
    let (regions, diagnostics) = quotation::regions(text, &segments);
    let tokens = token::tokenize(text);
    let sentences = sentence::split(text, &tokens, &segments, &paragraphs, &regions);
    Segmentation { segments, tokens, sentences, regions, diagnostics }
}

#[cfg(test)]
mod tests;
