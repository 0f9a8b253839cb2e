//! What a paragraph looks like, read once: the rules ask this.

/// Longest paragraph, in bytes, that any rule for whole paragraphs looks at.
pub(super) const LONGEST: usize = 700;

/// A paragraph and its looks.
pub(super) struct Shape<'a> {
    /// The paragraph, trimmed.
    pub(super) text: &'a str,
    /// Lower-case copy of a paragraph no longer than [`LONGEST`]; else empty.
    pub(super) lower: String,
    pub(super) words: usize,
    /// Words of four letters and more that begin with a capital, and all such words; the first word is not counted.
    pub(super) capitals: usize,
    pub(super) long_words: usize,
    /// Ends in `.`, `!`, `?`, `…`, with or without closing marks.
    pub(super) finished: bool,
    /// Begins with a quotation mark or a dash.
    pub(super) quoted: bool,
}

impl<'a> Shape<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let short = text.len() <= LONGEST;
        let mut shape = Self {
            text,
            lower: if short { text.to_lowercase() } else { String::new() },
            words: 0,
            capitals: 0,
            long_words: 0,
            finished: finished(text),
            quoted: text.starts_with([
                '"', '“', '”', '„', '«', '»', '‘', '\'', '—', '–', '―', '-', '「', '『', '`',
            ]),
        };
        if short {
            for (number, word) in text.split_whitespace().enumerate() {
                shape.words += 1;
                let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
                if number > 0 && word.len() >= 4 {
                    shape.long_words += 1;
                    shape.capitals += usize::from(word.starts_with(char::is_uppercase));
                }
            }
        }
        shape
    }

    /// Whether it is longer than any rule for whole paragraphs looks at.
    pub(super) fn long(&self) -> bool {
        self.text.len() > LONGEST
    }

    /// Whether it could be a title by its form: short, without final mark, no list item, no speaker's name before a
    /// colon, no quotation at its beginning.
    pub(super) fn title_like(&self, most_words: usize) -> bool {
        self.words >= 1
            && self.words <= most_words
            && !self.finished
            && !self.quoted
            && self.text.starts_with(|c: char| {
                c.is_uppercase()
                    || c.is_ascii_digit()
                    || c == '¿'
                    || c == '¡'
                    || (c.is_alphabetic() && !c.is_lowercase())
            })
            && !self.text.ends_with([':', ',', ';', '—', '–', '-', '"', '”', '’', '»'])
            && !self.text.contains(['@', '|', '•', '\t', '\n'])
            && !self.text.contains("://")
            && !self.text.contains(". ")
    }
}

fn finished(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '*', '_', '」', '』', ' '])
        .ends_with(['.', '!', '?', '…', '。', '！', '？'])
}
