//! What changed between two versions of an utterance, edit by edit.

use super::{
    blocks::Block,
    key::is_apostrophe,
    version::{Version, is_quotation_mark},
    vocabulary::{Entry, Vocabulary},
    word::Word,
};
use crate::record::{ByteSpan, Edit, EditKind, EditOp};
use std::{ops::Range, sync::Arc};

/// The reference and another version of it with the words they share.
pub(super) struct Pair<'a> {
    pub(super) reference: Version<'a>,
    pub(super) version: Version<'a>,
    pub(super) vocabulary: &'a Vocabulary,
}

/// A place where the words of the two versions part: words of the reference and words of the version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Gap {
    pub(super) reference: Range<usize>,
    pub(super) version: Range<usize>,
}

impl Pair<'_> {
    /// The gaps before the first block, between blocks, and after the last: one more than there are blocks.
    pub(super) fn gaps(&self, blocks: &[Block]) -> Vec<Gap> {
        let mut gaps = Vec::with_capacity(blocks.len() + 1);
        let (mut a, mut b) = (0, 0);
        for block in blocks {
            gaps.push(Gap { reference: a..block.a, version: b..block.b });
            (a, b) = (block.a + block.length, block.b + block.length);
        }
        gaps.push(Gap {
            reference: a..self.reference.words.len(),
            version: b..self.version.words.len(),
        });
        gaps
    }

    /// The edit of two byte spans, one in each text.
    pub(super) fn edit(&self, kind: EditKind, reference: ByteSpan, version: ByteSpan) -> Edit {
        let op = match (reference.is_empty(), version.is_empty()) {
            (true, _) => EditOp::Insert,
            (false, true) => EditOp::Delete,
            (false, false) => EditOp::Replace,
        };
        let a = self.reference.offsets.span(self.reference.text, reference);
        let b = self.version.offsets.span(self.version.text, version);
        Edit {
            op,
            kind,
            reference: a.text,
            text: b.text,
            reference_start: a.start,
            reference_end: a.end,
            start: b.start,
            end: b.end,
        }
    }

    /// Edits inside one block: case, spelling, and marks between its words.
    pub(super) fn block_edits(&self, block: Block, edits: &mut Vec<Edit>) {
        for step in 0..block.length {
            let (i, j) = (block.a + step, block.b + step);
            if step > 0 {
                self.mark_edit(i, j, edits);
            }
            let (a, b) = (self.reference.words[i].span, self.version.words[j].span);
            if self.reference.halves(i) || self.version.halves(j) {
                continue; // "wo" of "won't" is written like no word
            }
            if let Some(kind) = surface(a.of(self.reference.text), b.of(self.version.text)) {
                edits.push(self.edit(kind, a, b));
            }
        }
    }

    /// The edit of the marks before word `i` of the reference and `j` of the version.
    fn mark_edit(&self, i: usize, j: usize, edits: &mut Vec<Edit>) {
        let (Some(a), Some(b)) = (self.reference.gap(i), self.version.gap(j)) else { return };
        let (written_a, written_b) = (a.of(self.reference.text), b.of(self.version.text));
        if written_a == written_b {
            return;
        }
        if is_hyphen(written_a) && written_b.is_empty()
            || written_a.is_empty() && is_hyphen(written_b)
        {
            let (a, b) = (self.reference.stretch(i - 1, i + 1), self.version.stretch(j - 1, j + 1));
            edits.push(self.edit(EditKind::Spelling, a, b));
            return;
        }
        edits.push(self.edit(EditKind::Glyph, a, b));
    }

    /// The edit of the mark after the last shared words, for instance a full stop for a comma. Quotation marks there
    /// are left out.
    pub(super) fn end_edit(&self, i: usize, j: usize, edits: &mut Vec<Edit>) {
        let whole = i == self.reference.words.len() && j == self.version.words.len();
        let (Some(a), Some(b)) = (self.reference.gap(i), self.version.gap(j)) else { return };
        let a = without_marks(self.reference.text, a);
        let b = without_marks(self.version.text, b);
        let (written_a, written_b) = (a.of(self.reference.text), b.of(self.version.text));
        // Where one goes on without a mark, the comma of the other is only that of the attribution.
        if written_a != written_b && (whole || !(written_a.is_empty() || written_b.is_empty())) {
            edits.push(self.edit(EditKind::Glyph, a, b));
        }
    }

    /// The edit of the marks before the first shared words.
    pub(super) fn start_edit(&self, edits: &mut Vec<Edit>) {
        let (Some(a), Some(b)) = (self.reference.gap(0), self.version.gap(0)) else { return };
        if a.of(self.reference.text) != b.of(self.version.text) {
            edits.push(self.edit(EditKind::Glyph, a, b));
        }
    }

    /// The edits of one gap that lies inside the shared words: one for each pair of words where the numbers of words
    /// agree, else one for all.
    pub(super) fn word_edits(&self, gap: &Gap, edits: &mut Vec<Edit>) {
        let same = gap.reference.len() == gap.version.len() && gap.reference.len() <= 3;
        if same && self.contraction(gap).is_none() {
            for (i, j) in gap.reference.clone().zip(gap.version.clone()) {
                let (a, b) = (&self.reference.words[i], &self.version.words[j]);
                if a.key == b.key {
                    self.block_edits(Block { a: i, b: j, length: 1 }, edits);
                    continue;
                }
                let single = Gap { reference: i..i + 1, version: j..j + 1 };
                edits.push(self.word_edit(&single));
            }
        } else {
            edits.push(self.word_edit(gap));
        }
    }

    fn word_edit(&self, gap: &Gap) -> Edit {
        let kind = self.kind(gap);
        let Gap { mut reference, mut version } = gap.clone();
        // A half of a contraction is shown with its other half: "did", "didn't".
        let glued = |words: &[Word], at: usize| words.get(at).is_some_and(|word| word.glued);
        let (a, b) = (self.reference.words, self.version.words);
        if (glued(a, reference.start) && !reference.is_empty()
            || glued(b, version.start) && !version.is_empty())
            && reference.start > 0
            && version.start > 0
        {
            reference.start -= 1;
            version.start -= 1;
        }
        if glued(a, reference.end)
            && glued(b, version.end)
            && !reference.is_empty()
            && !version.is_empty()
        {
            reference.end += 1;
            version.end += 1;
        }
        self.edit(
            kind,
            self.reference.stretch(reference.start, reference.end),
            self.version.stretch(version.start, version.end),
        )
    }

    /// The kind of a gap: the gravest that its words give.
    pub(super) fn kind(&self, gap: &Gap) -> EditKind {
        let a = self.entries(&self.reference, &gap.reference);
        let b = self.entries(&self.version, &gap.version);
        if self.contraction(gap).is_some() || joined(&a) == joined(&b) {
            return EditKind::Spelling;
        }
        let negations = |words: &[&Entry]| words.iter().filter(|word| word.negation).count();
        if negations(&a) != negations(&b) {
            return EditKind::Negation;
        }
        if let (Some(a), Some(b)) = (value(&a), value(&b)) {
            // "fourteen" and "14" are one number, however they are cut into words.
            return if a.to_bits() == b.to_bits() { EditKind::Spelling } else { EditKind::Number };
        }
        if figures(&a) != figures(&b) {
            return EditKind::Number;
        }
        if let ([a], [b]) = (a.as_slice(), b.as_slice()) {
            if a.stem == b.stem {
                return EditKind::Tense;
            }
            let names = [(&self.reference, &gap.reference), (&self.version, &gap.version)]
                .iter()
                .all(|(version, words)| {
                    let span = version.words[words.start].span;
                    span.of(version.text).starts_with(char::is_uppercase)
                });
            if names && super::name::is_variant(&a.key, &b.key) {
                return EditKind::Spelling;
            }
        }
        if a.iter().chain(&b).all(|word| word.function) {
            return EditKind::FunctionWord;
        }
        let stems = |words: &[&Entry]| {
            let mut stems: Vec<Arc<str>> =
                words.iter().filter(|word| !word.function).map(|word| word.stem.clone()).collect();
            stems.sort_unstable();
            stems
        };
        let (left, right) = (stems(&a), stems(&b));
        if left == right {
            let keys = |words: &[&Entry]| {
                let mut keys: Vec<Arc<str>> = words
                    .iter()
                    .filter(|word| !word.function)
                    .map(|word| word.key.clone())
                    .collect();
                keys.sort_unstable();
                keys
            };
            return if keys(&a) == keys(&b) { EditKind::FunctionWord } else { EditKind::Tense };
        }
        EditKind::ContentWord
    }

    /// Whether one side of the gap is a contraction of the other whose half has two readings: "it's", "it is".
    fn contraction(&self, gap: &Gap) -> Option<()> {
        let a = self.entries(&self.reference, &gap.reference);
        let b = self.entries(&self.version, &gap.version);
        let ([a], [b]) = (a.as_slice(), b.as_slice()) else { return None };
        let full = |half: &str, word: &str| match half {
            "'s" => matches!(word, "is" | "has" | "us"),
            "'d" => matches!(word, "would" | "had"),
            _ => false,
        };
        (full(&a.key, &b.key) || full(&b.key, &a.key)).then_some(())
    }

    fn entries(&self, version: &Version<'_>, words: &Range<usize>) -> Vec<&Entry> {
        version.words[words.clone()].iter().map(|word| self.vocabulary.entry(word.key)).collect()
    }

    /// Whether words of `words` in `version` deny something inside a clause that goes on around them: leaving them
    /// out turns the clause round. A whole clause left out takes its own "not" with it.
    pub(super) fn turns_round(&self, version: &Version<'_>, words: &Range<usize>) -> bool {
        self.entries(version, words).iter().any(|word| word.negation)
            && !(version.clause_border(words.start) && version.clause_border(words.end))
    }
}

/// How one word is written in two ways that have one key.
fn surface(a: &str, b: &str) -> Option<EditKind> {
    if a == b {
        return None;
    }
    let plain = |word: &str| -> String {
        let plain = word.chars().filter(|c| !matches!(c, '[' | ']'));
        plain.map(|c| if is_apostrophe(c) { '\'' } else { c }).collect()
    };
    let (a, b) = (plain(a), plain(b));
    Some(if a == b {
        EditKind::Glyph
    } else if a.to_lowercase() == b.to_lowercase() {
        EditKind::Case
    } else {
        EditKind::Spelling
    })
}

fn is_hyphen(gap: &str) -> bool {
    matches!(gap, "-" | "\u{2010}" | "\u{2011}")
}

fn without_marks(text: &str, span: ByteSpan) -> ByteSpan {
    let whole = span.of(text);
    let inner = whole.trim_end_matches(|c: char| is_quotation_mark(c) || c.is_whitespace());
    ByteSpan { start: span.start, end: span.start + inner.len() as u32 }
}

fn joined(words: &[&Entry]) -> String {
    words.iter().flat_map(|word| word.key.chars()).filter(|&c| c != '-').collect()
}

/// The value of words that are a number all together: "twenty five" is 25, "40 thousand" is 40,000.
fn value(words: &[&Entry]) -> Option<f64> {
    let mut sum = None;
    for word in words {
        let number = word.number?;
        sum = Some(match sum {
            Some(before) if number >= 100.0 && before < number => before * number,
            Some(before) => before + number,
            None => number,
        });
    }
    sum
}

/// The numbers among words, "one" apart, which is a pronoun too.
fn figures(words: &[&Entry]) -> Vec<u64> {
    words
        .iter()
        .filter(|word| &*word.key != "one")
        .filter_map(|word| word.number.map(f64::to_bits))
        .collect()
}
