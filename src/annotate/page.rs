use crate::record::{ByteSpan, SegmentKind, Segmentation, TokenKind};
use foldhash::{HashMap, HashMapExt};
use std::ops::Range;

/// How the letters of a word are cased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// No letter, or a small letter first and no capital: `said`, `40`.
    Small,
    /// A capital first, then small letters or nothing: `Paris`, `A`, `I`.
    Capital,
    /// Two capitals or more and no small letter: `NATO`, `U.S.`.
    Upper,
    /// A small letter first and a capital later: `iPhone`.
    Mixed,
}

/// One distinct word of a text.
struct Form {
    lower: String,
    shape: Shape,
}

/// A text as the passes read it: every token with its lower-case form, shape, sentence and quotation region.
pub(super) struct Page<'a> {
    /// The text.
    pub(super) text: &'a str,
    /// Its parts.
    pub(super) segmentation: &'a Segmentation,
    forms: Vec<Form>,
    form: Vec<u32>,
    region: Vec<u32>,
    outermost: Vec<u32>,
    readable: Vec<Range<usize>>,
    sentence: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl<'a> Page<'a> {
    /// Reads the tokens once. Furniture is not read unless `keep_boilerplate`.
    pub(super) fn new(
        text: &'a str,
        segmentation: &'a Segmentation,
        keep_boilerplate: bool,
    ) -> Self {
        let mut known: HashMap<&'a str, u32> = HashMap::new();
        let mut forms: Vec<Form> = Vec::new();
        let form = segmentation
            .tokens
            .iter()
            .map(|token| {
                let raw = token.span.of(text);
                *known.entry(raw).or_insert_with(|| {
                    forms.push(Form { lower: lower(raw), shape: shape(raw) });
                    forms.len() as u32 - 1
                })
            })
            .collect();
        let (region, outermost) = regions_of_tokens(segmentation);
        let mut sentence = vec![NONE; segmentation.tokens.len()];
        let mut readable = Vec::new();
        for (number, found) in segmentation.sentences.iter().enumerate() {
            let body = segmentation
                .segments
                .get(found.segment as usize)
                .is_none_or(|segment| segment.kind == SegmentKind::Body);
            if body || keep_boilerplate {
                let tokens = found.first_token as usize..found.end_token as usize;
                sentence[tokens.clone()].fill(number as u32);
                readable.push(tokens);
            }
        }
        Self { text, segmentation, forms, form, region, outermost, readable, sentence }
    }

    /// Number of tokens.
    pub(super) fn len(&self) -> usize {
        self.form.len()
    }

    /// The tokens of each sentence that counts as text, in order.
    pub(super) fn sentences(&self) -> &[Range<usize>] {
        &self.readable
    }

    /// Number of the sentence of a token; `None` for furniture.
    pub(super) fn sentence(&self, token: usize) -> Option<usize> {
        self.sentence.get(token).filter(|&&number| number != NONE).map(|&number| number as usize)
    }

    /// Number of the paragraph of a token; `None` for furniture.
    pub(super) fn paragraph(&self, token: usize) -> Option<u32> {
        self.sentence(token).map(|number| self.segmentation.sentences[number].paragraph)
    }

    /// Whether a token is the report's own text: no furniture, even where that is read too.
    pub(super) fn in_body(&self, token: usize) -> bool {
        let segments = &self.segmentation.segments;
        self.sentence(token).is_some_and(|number| {
            let segment = self.segmentation.sentences[number].segment as usize;
            segments.get(segment).is_none_or(|segment| segment.kind == SegmentKind::Body)
        })
    }

    /// The characters of a token; empty past the end.
    pub(super) fn raw(&self, token: usize) -> &'a str {
        self.segmentation.tokens.get(token).map_or("", |token| token.span.of(self.text))
    }

    /// The lower-case form of a token with straight apostrophes; empty past the end.
    pub(super) fn lower(&self, token: usize) -> &str {
        self.form.get(token).map_or("", |&form| &self.forms[form as usize].lower)
    }

    /// A number that two tokens share when they are the same word in the same case.
    pub(super) fn form(&self, token: usize) -> u32 {
        self.form[token]
    }

    /// How many distinct words there are; [`Page::form`] is below it.
    pub(super) fn forms(&self) -> usize {
        self.forms.len()
    }

    /// The lower-case form of a distinct word, and how its letters are cased.
    pub(super) fn form_at(&self, form: usize) -> (&str, Shape) {
        (&self.forms[form].lower, self.forms[form].shape)
    }

    /// How the letters of a token are cased.
    pub(super) fn shape(&self, token: usize) -> Shape {
        self.form.get(token).map_or(Shape::Small, |&form| self.forms[form as usize].shape)
    }

    /// Whether the token is a word with a capital first.
    pub(super) fn capital(&self, token: usize) -> bool {
        matches!(self.shape(token), Shape::Capital | Shape::Upper)
            && self.kind(token) == TokenKind::Word
    }

    /// What a token is; punctuation past the end.
    pub(super) fn kind(&self, token: usize) -> TokenKind {
        self.segmentation.tokens.get(token).map_or(TokenKind::Punct, |token| token.kind)
    }

    /// Whether the token is a word or a number.
    pub(super) fn is_word(&self, token: usize) -> bool {
        matches!(self.kind(token), TokenKind::Word | TokenKind::Number)
    }

    /// Whether white space or nothing stands before a token.
    pub(super) fn spaced(&self, token: usize) -> bool {
        let tokens = &self.segmentation.tokens;
        token == 0
            || token >= tokens.len()
            || tokens[token - 1].span.end != tokens[token].span.start
    }

    /// The bytes of tokens `tokens`, which must not be empty.
    pub(super) fn span(&self, tokens: &Range<usize>) -> ByteSpan {
        let all = &self.segmentation.tokens;
        ByteSpan {
            start: all[tokens.start].span.start,
            end: all[tokens.end.max(tokens.start + 1) - 1].span.end,
        }
    }

    /// The characters of tokens `tokens`.
    pub(super) fn slice(&self, tokens: &Range<usize>) -> &'a str {
        if tokens.is_empty() || tokens.end > self.len() {
            ""
        } else {
            self.span(tokens).of(self.text)
        }
    }

    /// Index of the innermost pair of quotation marks around a token, the marks themselves included.
    pub(super) fn region(&self, token: usize) -> Option<usize> {
        self.region.get(token).filter(|&&region| region != NONE).map(|&region| region as usize)
    }

    /// Index of the outermost pair of quotation marks around a token, the marks themselves included.
    pub(super) fn outermost(&self, token: usize) -> Option<usize> {
        self.outermost.get(token).filter(|&&region| region != NONE).map(|&region| region as usize)
    }

    /// The tokens that begin inside a byte span.
    pub(super) fn tokens_in(&self, span: ByteSpan) -> Range<usize> {
        let tokens = &self.segmentation.tokens;
        let start = tokens.partition_point(|token| token.span.start < span.start);
        let end = tokens.partition_point(|token| token.span.start < span.end);
        start..end.max(start)
    }
}

/// Innermost and outermost region of every token. Regions are in order of start and nest.
fn regions_of_tokens(segmentation: &Segmentation) -> (Vec<u32>, Vec<u32>) {
    let regions = &segmentation.regions;
    let mut innermost = vec![NONE; segmentation.tokens.len()];
    let mut outermost = innermost.clone();
    let mut open: Vec<u32> = Vec::new();
    let mut next = 0;
    for (number, token) in segmentation.tokens.iter().enumerate() {
        while next < regions.len() && regions[next].span.start <= token.span.start {
            open.push(next as u32);
            next += 1;
        }
        while open.last().is_some_and(|&top| regions[top as usize].span.end <= token.span.start) {
            open.pop();
        }
        // An enclosing region may end before one that it encloses where marks are odd.
        if open.first().is_some_and(|&low| regions[low as usize].span.end <= token.span.start) {
            open.retain(|&region| regions[region as usize].span.end > token.span.start);
        }
        innermost[number] = open.last().copied().unwrap_or(NONE);
        outermost[number] = open.first().copied().unwrap_or(NONE);
    }
    (innermost, outermost)
}

fn lower(raw: &str) -> String {
    raw.chars()
        .flat_map(char::to_lowercase)
        .map(|c| if matches!(c, '\u{2018}' | '\u{2019}' | '\u{2bc}') { '\'' } else { c })
        .collect()
}

fn shape(raw: &str) -> Shape {
    let mut letters = raw.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return Shape::Small };
    let (mut capitals, mut small) = (0, 0);
    for c in letters {
        if c.is_uppercase() {
            capitals += 1;
        } else {
            small += 1;
        }
    }
    match (first.is_uppercase(), capitals, small) {
        (true, 1.., 0) => Shape::Upper,
        (true, ..) => Shape::Capital,
        (false, 1.., _) => Shape::Mixed,
        (false, ..) => Shape::Small,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cased_by_their_letters_alone() {
        for (raw, expected) in [
            ("Paris", Shape::Capital),
            ("I", Shape::Capital),
            ("McCain", Shape::Capital),
            ("U.S.", Shape::Upper),
            ("iPhone", Shape::Mixed),
            ("said", Shape::Small),
            ("40", Shape::Small),
            ("'s", Shape::Small),
        ] {
            assert_eq!(shape(raw), expected, "{raw}");
        }
    }
}
