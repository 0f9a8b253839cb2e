use super::{key::is_apostrophe, word::Word};
use crate::record::{ByteSpan, Offsets};

/// What an alignment reads of one version of an utterance.
#[derive(Clone, Copy, Debug)]
pub(super) struct Version<'a> {
    /// The whole article.
    pub(super) text: &'a str,
    /// Converts its bytes to code points.
    pub(super) offsets: &'a Offsets,
    /// The words of the utterance.
    pub(super) words: &'a [Word],
    /// Its parts, without outer quotation marks; more than one where the attribution interrupts it.
    pub(super) parts: &'a [ByteSpan],
    /// Its outer quotation marks, where there are any.
    pub(super) marks: [Option<ByteSpan>; 2],
    /// Whether it is a fragment in a clause of the reporter's: a reader sees that it is no whole sentence.
    pub(super) fragment: bool,
}

impl Version<'_> {
    /// Where the version stands, in bytes, without outer marks.
    pub(super) fn span(&self) -> ByteSpan {
        let start = self.parts.first().map_or(0, |part| part.start);
        let end = self.parts.last().map_or(start, |part| part.end);
        ByteSpan { start, end }
    }

    /// The marks between word `index - 1` and word `index` (which may be one past the last), without outer white
    /// space: empty where there are none. None where the two stand in different parts.
    pub(super) fn gap(&self, index: usize) -> Option<ByteSpan> {
        let before = index.checked_sub(1).and_then(|before| self.words.get(before));
        let after = self.words.get(index);
        let part = match (before, after) {
            (Some(before), Some(after)) if before.part != after.part => return None,
            (Some(word), _) | (None, Some(word)) => self.parts[word.part as usize],
            (None, None) => self.span(),
        };
        let start = before.map_or(part.start, |word| word.span.end);
        let end = after.map_or(part.end, |word| word.span.start);
        Some(trimmed(self.text, ByteSpan { start, end: end.max(start) }))
    }

    /// Whether the place before word `index` shows that words are left out: by an ellipsis, brackets, or a break of
    /// the quotation.
    pub(super) fn shows_cut(&self, index: usize) -> bool {
        self.gap(index).is_none_or(|gap| {
            let gap = gap.of(self.text);
            gap.contains(['…', '[', ']']) || stops(gap) >= 3
        })
    }

    /// Whether word `index` is the first half of a contraction that changes it: "wo" of "won't".
    pub(super) fn halves(&self, index: usize) -> bool {
        let word = self.words[index].span.of(self.text);
        self.words.get(index + 1).is_some_and(|next| next.glued)
            && ["ca", "wo", "sha"].iter().any(|half| word.eq_ignore_ascii_case(half))
    }

    /// Whether an end of the version shows that words are left out there: by an ellipsis or brackets.
    pub(super) fn shows_end(&self, head: bool) -> bool {
        let (place, word) =
            if head { (0, self.words.first()) } else { (self.words.len(), self.words.last()) };
        let bracketed = word.is_some_and(|word| word.span.of(self.text).starts_with('['));
        bracketed
            || self.gap(place).is_some_and(|gap| {
                let gap = gap.of(self.text);
                gap.contains(['…', '[', ']']) || gap.contains("..") || gap.contains(". .")
            })
    }

    /// Whether a clause ends before word `index`: a mark of punctuation stands there, or the utterance begins or ends.
    pub(super) fn clause_border(&self, index: usize) -> bool {
        index == 0
            || index >= self.words.len()
            || self.gap(index).is_none_or(|gap| {
                gap.of(self.text).contains([',', '.', ';', ':', '!', '?', '—', '–', '…', '(', ')'])
            })
    }

    /// The bytes of words `from..to`; the empty place before word `from` where that is no word.
    pub(super) fn stretch(&self, from: usize, to: usize) -> ByteSpan {
        if from < to {
            return ByteSpan {
                start: self.words[from].span.start,
                end: self.words[to - 1].span.end,
            };
        }
        let place = match from.checked_sub(1).and_then(|before| self.words.get(before)) {
            Some(before) => before.span.end,
            None => self.words.get(from).map_or(self.span().start, |word| word.span.start),
        };
        ByteSpan { start: place, end: place }
    }
}

fn stops(gap: &str) -> usize {
    gap.bytes().filter(|&byte| byte == b'.').count()
}

fn trimmed(text: &str, span: ByteSpan) -> ByteSpan {
    let whole = span.of(text);
    let start = span.start + (whole.len() - whole.trim_start().len()) as u32;
    let inner = whole.trim();
    if inner.is_empty() {
        return ByteSpan { start: span.start, end: span.start };
    }
    ByteSpan { start, end: start + inner.len() as u32 }
}

/// Whether `c` is a quotation mark.
pub(super) const fn is_quotation_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‹' | '›' | '‚') || is_apostrophe(c)
}
