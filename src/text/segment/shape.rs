//! What a paragraph looks like, read once: the rules ask this.

/// Longest paragraph, in bytes, that any rule for whole paragraphs looks at.
pub(super) const LONGEST: usize = 700;

/// A paragraph and its looks.
pub(super) struct Shape<'a> {
    /// The paragraph, trimmed.
    pub(super) text: &'a str,
    /// Copy, lower-case in its ASCII letters, of a paragraph no longer than [`LONGEST`]; else empty.
    pub(super) lower: String,
    /// Stretches between ASCII white space; 0 if it is longer than [`LONGEST`].
    pub(super) words: usize,
    /// Ends in `.`, `!`, `?`, `…`, with or without closing marks.
    pub(super) finished: bool,
    /// Begins with a quotation mark or a dash.
    pub(super) quoted: bool,
}

impl<'a> Shape<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let short = text.len() <= LONGEST;
        Self {
            text,
            lower: if short { text.to_ascii_lowercase() } else { String::new() },
            words: if short { words(text) } else { 0 },
            finished: finished(text),
            quoted: text.starts_with([
                '"', '“', '”', '„', '«', '»', '‘', '\'', '—', '–', '―', '-', '「', '『', '`',
            ]),
        }
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

fn words(text: &str) -> usize {
    let mut begins = 0;
    let mut space = true;
    for byte in text.bytes() {
        let is_space = SPACE[usize::from(byte)];
        begins += usize::from(space && !is_space);
        space = is_space;
    }
    begins
}

/// ASCII white space.
const SPACE: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0u8;
    while byte < 128 {
        table[byte as usize] = byte.is_ascii_whitespace();
        byte += 1;
    }
    table
};
