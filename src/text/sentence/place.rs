//! Places where a sentence may end, and what stands around them.

use super::feature::{SMALL, eight};
use crate::{
    lexicon,
    record::{ByteSpan, TokenKind, TokenSpan},
    text::token::{AbbreviationClass, class_of},
};
use foldhash::HashSet;
use std::sync::LazyLock;

static STARTERS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../data/sentence_starters.txt")));

/// Words that need another one behind them, by [`short_key`]. The model says no behind
/// each of them in all of the news sample and the treebanks; not to ask it there saves three in ten questions.
static INNER: LazyLock<HashSet<u64>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../../data/inner_words.txt"))
        .filter_map(|entry| short_key(entry.as_bytes(), 0, entry.len()))
        .collect()
});

/// A word of seven bytes at most as one number, small letters and capitals alike.
fn short_key(text: &[u8], start: usize, end: usize) -> Option<u64> {
    (end - start < 8).then(|| eight(text, start, end - start) | SMALL)
}

/// How a token begins.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(super) enum Head {
    /// A capital letter.
    Upper,
    /// Any other letter.
    Lower,
    /// A figure.
    Digit,
    /// An opening bracket or quotation mark.
    Open,
    /// A closing bracket or quotation mark.
    Close,
    /// A mark that begins no sentence: comma, colon, semicolon, per cent.
    Inner,
    /// Stops, exclamation and question marks.
    Stop,
    /// Dashes, bullets and all else.
    Other,
}

/// What the token before a place is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(super) enum Tail {
    /// A word.
    Word,
    /// A word that ends in a stop.
    Abbreviation,
    /// A figure.
    Number,
    /// Stops, exclamation and question marks.
    Terminal,
    /// The stops of scripts without capitals: `。`, `؟`, `।`.
    Absolute,
    /// A colon or a semicolon.
    Half,
    /// Any other mark.
    Mark,
    /// An address, a handle, a hashtag.
    Address,
    /// A pictograph or an emoticon.
    Emoji,
}

/// A place between two tokens at which the decision is open.
pub(super) struct Place<'t> {
    pub(super) text: &'t str,
    /// The tokens between two borders.
    pub(super) tokens: &'t [TokenSpan],
    /// First token of the sentence that may end here.
    pub(super) begin: usize,
    /// First token behind the place.
    pub(super) next: usize,
    /// The last token before the place that is no closing mark.
    pub(super) core: usize,
    /// What `core` is.
    pub(super) tail: Tail,
    /// How `next` begins.
    pub(super) head: Head,
    /// Whether no white space lies at the place.
    pub(super) glued: bool,
    /// Whether a quotation mark is open at the place.
    pub(super) quoted: bool,
    /// Open brackets at the place.
    pub(super) depth: u8,
    /// Words of small letters since `begin`.
    pub(super) small: u32,
    /// Whether a rule of writing ends the sentence here, so that nothing is left to decide.
    pub(super) certain: bool,
}

impl Place<'_> {
    /// Whether nothing but white space stands between a word, a figure or an inner mark and what follows.
    pub(super) fn between_words(&self) -> bool {
        self.core + 1 == self.next && matches!(self.tail, Tail::Word | Tail::Number | Tail::Mark)
    }

    /// Whether no final mark stands before the place, and no closing one either where a sentence may begin behind it.
    pub(super) fn behind_no_final_mark(&self) -> bool {
        match self.tail {
            Tail::Mark => true,
            Tail::Word | Tail::Number | Tail::Abbreviation => {
                self.core + 1 == self.next || self.head == Head::Lower
            }
            _ => false,
        }
    }

    /// Whether a final mark, white space and a capital or an opening mark follow one another.
    pub(super) fn between_sentences(&self) -> bool {
        self.core + 1 == self.next
            && self.tail == Tail::Terminal
            && matches!(self.head, Head::Upper | Head::Open)
            && !self.glued
    }

    /// How many opening marks stand behind the place before the first word: two at most.
    pub(super) fn openings(&self) -> usize {
        if self.head != Head::Open {
            return 0;
        }
        let second = self.tokens.get(self.next + 1);
        1 + usize::from(second.is_some_and(|&token| {
            token.kind == TokenKind::Punct && head(self.text, token) == Head::Open
        }))
    }
}

/// A walk over the tokens between two borders.
pub(super) struct Places<'t> {
    text: &'t str,
    tokens: &'t [TokenSpan],
    inner: &'static HashSet<u64>,
    /// First token of the sentence that is being read.
    begin: usize,
    /// The token to look at next.
    at: usize,
    /// How that token begins.
    ahead: Head,
    core: usize,
    quoted: bool,
    /// Whether a single quotation mark is open: else the mark behind a word is an apostrophe.
    single: bool,
    depth: u8,
    small: u32,
}

impl<'t> Places<'t> {
    pub(super) fn new(text: &'t str, tokens: &'t [TokenSpan]) -> Self {
        Self {
            text,
            tokens,
            inner: &INNER,
            begin: 0,
            at: 0,
            ahead: tokens.first().map_or(Head::Other, |&token| head(text, token)),
            core: 0,
            quoted: false,
            single: false,
            depth: 0,
            small: 0,
        }
    }

    /// One past the last token of the sentence that begins where the one before ended. `ends` decides at open places.
    pub(super) fn next_end(&mut self, mut ends: impl FnMut(&Place<'t>) -> bool) -> usize {
        self.begin = self.at;
        self.small = 0;
        while self.at < self.tokens.len() {
            self.pass_words();
            let closing = self.read(self.at);
            if !closing || self.at == self.begin {
                self.core = self.at;
            }
            self.at += 1;
            let Some(&next) = self.tokens.get(self.at) else { break };
            self.ahead = head(self.text, next);
            if self.is_behind_word() && self.is_behind_inner_word() {
                continue;
            }
            if let Some(place) = self.place()
                && (place.certain || ends(&place))
            {
                break;
            }
        }
        self.at
    }

    /// Takes in the words that a word of small letters follows: no sentence ends between them, and most words are such.
    fn pass_words(&mut self) {
        let bytes = self.text.as_bytes();
        let rest = &self.tokens[self.at..];
        let passed = rest
            .windows(2)
            .take_while(|pair| {
                let next = bytes[pair[1].span.start as usize];
                next.is_ascii_lowercase() && is_word(bytes, pair[0])
            })
            .count();
        if passed > 0 {
            // All but the first begin with a small letter.
            self.small += passed as u32 - u32::from(self.ahead != Head::Lower);
            self.ahead = Head::Lower;
            self.at += passed;
            self.core = self.at - 1;
        }
    }

    /// Whether a word without a stop stands before the token at hand.
    fn is_behind_word(&self) -> bool {
        is_word(self.text.as_bytes(), self.tokens[self.at - 1])
    }

    /// Whether the word before the token at hand needs another one.
    fn is_behind_inner_word(&self) -> bool {
        let ByteSpan { start, end } = self.tokens[self.at - 1].span;
        short_key(self.text.as_bytes(), start as usize, end as usize)
            .is_some_and(|key| self.inner.contains(&key))
    }

    /// Takes in a token; tells whether it is a closing mark.
    fn read(&mut self, index: usize) -> bool {
        let token = self.tokens[index];
        if token.kind == TokenKind::Word {
            self.small += u32::from(self.ahead == Head::Lower);
            return false;
        }
        // Stops and commas are most of the marks.
        let first = self.text.as_bytes()[token.span.start as usize];
        if token.kind != TokenKind::Punct || matches!(first, b'.' | b',') {
            return false;
        }
        match token.span.of(self.text) {
            "\"" | "''" => {
                self.quoted = !self.quoted;
                !self.quoted
            }
            "“" | "«" | "„" | "``" => {
                self.quoted = true;
                false
            }
            "”" | "»" => {
                self.quoted = false;
                true
            }
            "(" | "[" | "{" => {
                self.depth = self.depth.saturating_add(1);
                false
            }
            ")" | "]" | "}" => {
                self.depth = self.depth.saturating_sub(1);
                true
            }
            "'" | "’" | "‘" if !self.is_glued(index) => {
                self.single = true;
                false
            }
            "‘" => {
                self.single = true;
                false
            }
            "'" | "’" => std::mem::take(&mut self.single),
            "›" => true,
            _ => false,
        }
    }

    fn is_glued(&self, index: usize) -> bool {
        index > 0 && self.tokens[index - 1].span.end == self.tokens[index].span.start
    }

    /// Whether a quotation mark closes between the last word or stop and the token at hand.
    fn closes_quotation(&self) -> bool {
        self.tokens[self.core + 1..self.at]
            .iter()
            .any(|token| !matches!(token.span.of(self.text), ")" | "]" | "}"))
    }

    /// The place before the token at hand, if a sentence may end there.
    fn place(&self) -> Option<Place<'t>> {
        let next = self.at;
        let token = self.tokens[next];
        let glued = self.is_glued(next);
        let before = self.tokens[next - 1];
        let mut head = self.ahead;
        if before.kind == TokenKind::Word && (head == Head::Lower || glued) {
            let stop = self.text.as_bytes()[before.span.end as usize - 1] == b'.';
            if glued || !stop {
                return None;
            }
        }
        if token.kind == TokenKind::Punct && token.span.of(self.text).starts_with(['"', '\'', '’'])
        {
            // A straight mark closes what is open, if it touches the word before it.
            head = if glued { Head::Close } else { Head::Open };
        }
        if matches!(head, Head::Close | Head::Inner) {
            return None;
        }
        let tail = tail(self.text, self.tokens[self.core]);
        let open = match tail {
            Tail::Terminal if glued => matches!(head, Head::Upper | Head::Open),
            Tail::Absolute => true,
            _ if glued => false,
            // "Why?" he asked: the quotation ends, not the sentence.
            Tail::Terminal if head == Head::Lower && self.closes_quotation() => false,
            Tail::Terminal | Tail::Abbreviation | Tail::Half | Tail::Address | Tail::Emoji => true,
            Tail::Word | Tail::Number | Tail::Mark => {
                self.core + 1 < next || !matches!(head, Head::Lower | Head::Stop)
            }
        };
        if !open {
            return None;
        }
        let certain = match tail {
            Tail::Absolute => true,
            // "We lost." "I know."
            Tail::Terminal => {
                head == Head::Open && self.closes_quotation() && self.opens_quotation()
            }
            Tail::Abbreviation => self.core + 1 == next && self.starts_behind_abbreviation(),
            _ => false,
        };
        Some(Place {
            text: self.text,
            tokens: self.tokens,
            begin: self.begin,
            next,
            core: self.core,
            tail,
            head,
            glued,
            quoted: self.quoted,
            depth: self.depth,
            small: self.small,
            certain,
        })
    }

    fn opens_quotation(&self) -> bool {
        !matches!(self.tokens[self.at].span.of(self.text), "(" | "[" | "{")
    }

    /// Whether the abbreviation before the token at hand may end a sentence, and that token begins one.
    fn starts_behind_abbreviation(&self) -> bool {
        if self.ahead != Head::Upper {
            return false;
        }
        let abbreviation = self.tokens[self.core].span.of(self.text).trim_end_matches('.');
        let ending = match class_of(abbreviation) {
            Some(class) => matches!(class, AbbreviationClass::Company | AbbreviationClass::Common),
            // A single letter is an initial.
            None => abbreviation.len() > 1,
        };
        let word = self.tokens[self.at].span.of(self.text);
        ending
            && word.len() <= 9
            && word.bytes().skip(1).all(|byte| byte.is_ascii_lowercase())
            && STARTERS.contains(word.to_ascii_lowercase().as_str())
    }
}

/// Whether a token is a word without a stop.
fn is_word(text: &[u8], token: TokenSpan) -> bool {
    token.kind == TokenKind::Word && text[token.span.end as usize - 1] != b'.'
}

/// How a token begins.
#[inline]
pub(super) fn head(text: &str, token: TokenSpan) -> Head {
    let first = text.as_bytes()[token.span.start as usize];
    match HEADS.get(usize::from(first)) {
        // A smiley: `:)`.
        Some(Head::Inner) if first == b':' && token.kind != TokenKind::Punct => Head::Other,
        Some(&head) => head,
        None => head_beyond_ascii(token.span.of(text)),
    }
}

/// How a token begins whose first character is in ASCII.
static HEADS: [Head; 128] = {
    let mut table = [Head::Other; 128];
    let mut byte = 0;
    while byte < table.len() {
        table[byte] = match byte as u8 {
            b'a'..=b'z' => Head::Lower,
            b'A'..=b'Z' => Head::Upper,
            b'0'..=b'9' => Head::Digit,
            b'"' | b'(' | b'[' | b'{' | b'`' => Head::Open,
            b')' | b']' | b'}' => Head::Close,
            b',' | b';' | b'%' | b':' => Head::Inner,
            b'.' | b'!' | b'?' => Head::Stop,
            _ => Head::Other,
        };
        byte += 1;
    }
    table
};

fn head_beyond_ascii(token: &str) -> Head {
    match token.chars().next() {
        Some('“' | '‘' | '«' | '„' | '‹' | '「' | '『' | '《') => Head::Open,
        Some('”' | '’' | '»' | '›' | '」' | '』' | '》' | '）') => Head::Close,
        Some('，' | '、' | '：' | '；') => Head::Inner,
        Some('…') => Head::Stop,
        Some(c) if c.is_uppercase() => Head::Upper,
        Some(c) if c.is_alphabetic() => Head::Lower,
        _ => Head::Other,
    }
}

/// What a token is before a place.
fn tail(text: &str, token: TokenSpan) -> Tail {
    match token.kind {
        TokenKind::Word => {
            if text.as_bytes()[token.span.end as usize - 1] == b'.' {
                Tail::Abbreviation
            } else {
                Tail::Word
            }
        }
        TokenKind::Number => Tail::Number,
        TokenKind::Punct => match token.span.of(text).chars().next_back() {
            Some('.' | '!' | '?' | '…' | '‼' | '⁇'..='⁉') => Tail::Terminal,
            Some('。' | '！' | '？' | '．' | '।' | '॥' | '؟' | '۔' | '։' | '።') => {
                Tail::Absolute
            }
            Some(':' | ';') => Tail::Half,
            _ => Tail::Mark,
        },
        // Example.com Inc: a bare domain is a name.
        TokenKind::Url
            if !text.as_bytes()[token.span.range()].iter().take(256).any(|&b| b == b'/') =>
        {
            Tail::Word
        }
        TokenKind::Url | TokenKind::Email | TokenKind::Handle | TokenKind::Hashtag => Tail::Address,
        TokenKind::Emoji => Tail::Emoji,
        TokenKind::Symbol => Tail::Mark,
    }
}
