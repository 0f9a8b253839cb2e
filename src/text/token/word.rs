//! Words: contractions, possessives, hyphens, abbreviations.

use super::{AbbreviationClass, Class, REACH, Scanner, abbreviation::class_of, char_at};
use crate::{lexicon, record::TokenKind};
use foldhash::HashSet;
use std::sync::LazyLock;

static PREFIXES: LazyLock<HashSet<[u8; 8]>> = LazyLock::new(|| {
    lexicon::entries(include_str!("../../data/hyphen_prefixes.txt"))
        .filter_map(|entry| lower(entry.as_bytes()))
        .collect()
});

/// A word of at most eight bytes in lower case, filled with zeros.
pub(super) fn lower(word: &[u8]) -> Option<[u8; 8]> {
    let mut key = [0; 8];
    for (place, byte) in key.get_mut(..word.len())?.iter_mut().zip(word) {
        *place = byte.to_ascii_lowercase();
    }
    Some(key)
}

impl Scanner<'_> {
    /// A token that begins with a letter; gives its end.
    pub(super) fn word(&mut self, at: usize) -> usize {
        let end = self.word_end(at);
        // Nearly all words end here.
        match self.byte(end) {
            b' ' | b',' | b'\n' | b')' | b'"' | b';' | b'!' | b'?' => return self.plain(at, end),
            _ => {}
        }
        if let Some(end) = self.address(at, end) {
            return end;
        }
        self.joined(at, end)
    }

    /// A word whose run of letters ends at `end` with something that may belong to it; gives the end of the last token made.
    pub(super) fn joined(&mut self, at: usize, mut end: usize) -> usize {
        loop {
            let apostrophe = self.apostrophe(end);
            if apostrophe > 0 {
                let behind = end + apostrophe;
                if let Some(end) = self.before_apostrophe(at, end, behind) {
                    return end;
                }
                // O'Reilly's, o'clock, Sana'a.
                end = self.word_end(behind);
                continue;
            }
            let joins = match self.byte(end) {
                b'-' => self.is_prefix(at, end) && self.is_word(end + 1),
                b'&' => self.is_ampersand_name(at, end),
                _ => false,
            };
            if !joins {
                break;
            }
            end = self.word_end(end + 1);
        }
        match self.byte(end) {
            b'.' => self.before_stop(at, end),
            // w/out, s/he, I/O; w/ by itself.
            b'/' if end - at == 1 && self.is_letter(end + 1) => {
                let next = self.word_end(end + 1);
                self.push(at, next, TokenKind::Word)
            }
            b'/' if end - at == 1 && self.bytes[at] == b'w' && self.is_space(end + 1) => {
                self.push(at, end + 1, TokenKind::Word)
            }
            // US$, HK$ before a figure.
            b'$' if self.is_digit(end + 1)
                && end - at <= 3
                && self.bytes[at..end].iter().all(u8::is_ascii_uppercase) =>
            {
                self.push(at, end + 1, TokenKind::Symbol)
            }
            _ => self.plain(at, end),
        }
    }

    /// A run of letters, cut where two words are written together.
    #[inline]
    fn plain(&mut self, at: usize, end: usize) -> usize {
        if let 2..=8 = end - at
            && let Some(first) = self.contractions.first_part(&self.bytes[at..end])
        {
            self.push(at, at + first, TokenKind::Word);
            return self.push(at + first, end, TokenKind::Word);
        }
        self.push(at, end, TokenKind::Word)
    }

    fn is_prefix(&self, at: usize, end: usize) -> bool {
        lower(&self.bytes[at..end]).is_some_and(|key| PREFIXES.contains(&key))
    }

    /// `AT&T`, `R&D`: capitals on both sides, three at most.
    fn is_ampersand_name(&self, at: usize, end: usize) -> bool {
        let next = end + 1;
        let behind = (next..next + 4).take_while(|&place| self.is_word(place)).count();
        end - at <= 3
            && (1..=3).contains(&behind)
            && self.bytes[at..end].iter().all(u8::is_ascii_uppercase)
            && self.bytes[next..next + behind].iter().all(u8::is_ascii_uppercase)
    }

    /// Cuts a word that ends before the apostrophe at `end..behind`; `None` if the apostrophe is a letter of the word.
    fn before_apostrophe(&mut self, at: usize, end: usize, behind: usize) -> Option<usize> {
        if !self.is_word(behind) {
            return Some(self.push(at, end, TokenKind::Word));
        }
        let next = self.word_end(behind);
        let tail = &self.bytes[behind..next];
        let head = &self.bytes[at..end];
        let cut = if tail.eq_ignore_ascii_case(b"t")
            && head.len() > 1
            && head[head.len() - 1] | 32 == b'n'
        {
            // don't: the n goes with its apostrophe.
            end - 1
        } else if is_clitic(tail) {
            end
        } else if is_before(head, tail, b"y", &[b"all"])
            || is_before(head, tail, b"d", &[b"you", b"ya"])
        {
            behind
        } else {
            return None;
        };
        self.push(at, cut, TokenKind::Word);
        Some(self.push(cut, next, TokenKind::Word))
    }

    /// A word that begins with an apostrophe: `'s` behind a closed token, `'em`, `'90s`. Gives its end.
    pub(super) fn apostrophe_word(&self, at: usize, behind: usize) -> Option<usize> {
        let next = self.word_end(behind);
        let tail = &self.bytes[behind..next];
        let known = if tail.first().is_some_and(u8::is_ascii_digit) {
            matches!(tail, [_, second] | [_, second, b's'] if second.is_ascii_digit())
                && self.is_space_before(at)
        } else {
            is_clitic(tail)
                || [b"em".as_slice(), b"til", b"cause", b"n", b"tis", b"twas", b"cos", b"bout"]
                    .iter()
                    .any(|word| tail.eq_ignore_ascii_case(word))
        };
        known.then_some(next)
    }

    /// A word with a stop behind it.
    fn before_stop(&mut self, at: usize, end: usize) -> usize {
        if let Some(end) = self.initials(at, end) {
            // U.S.-led, D.C.'s: what follows begins a token of its own.
            return self.push(at, end, TokenKind::Word);
        }
        if self.byte(end + 1) != b'.' && self.is_abbreviation(at, end) {
            return self.push(at, end + 1, TokenKind::Word);
        }
        self.plain(at, end)
    }

    /// End of `U.S.`, `p.m.`, `Ph.D.`, `J.`: single letters with stops.
    fn initials(&self, at: usize, end: usize) -> Option<usize> {
        let single = end - at == 1 && self.is_letter(at);
        if !single && (end - at > 2 || !self.bytes[at].is_ascii_uppercase()) {
            return None;
        }
        // Each part is a letter, or two before or behind a single one.
        let mut place = end + 1;
        let mut parts = 1;
        let mut singles = usize::from(single);
        let mut last = end - at;
        while place - at < REACH && self.is_letter(place) {
            let next = self.word_end(place);
            let length = next - place;
            if length > 2 || (length == 2 && (last == 2 || self.byte(next) != b'.')) {
                break;
            }
            last = length;
            singles += usize::from(length == 1);
            parts += 1;
            if self.byte(next) != b'.' {
                // U.S, i.e: the last stop is missing.
                place = next;
                break;
            }
            place = next + 1;
        }
        if parts > 1 && singles > 0 {
            return Some(place);
        }
        (single && self.is_initial(at, end)).then_some(end + 1)
    }

    /// Whether a letter with a stop is somebody's initial: a name or another initial follows.
    fn is_initial(&self, at: usize, end: usize) -> bool {
        let letter = self.bytes[at];
        let next = end + 2;
        if self.byte(end + 1) != b' ' {
            return letter.is_ascii_uppercase() && matches!(self.byte(end + 1), b'-' | b',');
        }
        let capital =
            char_at(self.text, next).is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
        match letter {
            // The pronoun ends sentences, seldom stands for a name.
            b'I' => capital && self.byte(next + 1) == b'.',
            b'A'..=b'Z' => capital,
            b'p' | b'c' | b'b' | b'd' | b'v' => self.is_digit(next) || letter == b'v',
            _ => false,
        }
    }

    fn is_abbreviation(&self, at: usize, end: usize) -> bool {
        let Some(class) = class_of(&self.text[at..end]) else { return false };
        let behind = end + 1;
        let space = self.is_space(behind);
        let next = if self.byte(behind) == b' ' { behind + 1 } else { behind };
        let upper = char_at(self.text, next).is_some_and(char::is_uppercase);
        match class {
            AbbreviationClass::Title => upper || self.is_letter(next),
            AbbreviationClass::Month => {
                self.is_digit(next) || matches!(self.byte(behind), b',' | b';' | b':' | b'-' | b')')
            }
            AbbreviationClass::Number => self.is_digit(next) || self.byte(next) == b'#',
            AbbreviationClass::Place => space || self.class(behind) == Class::Mark,
            AbbreviationClass::Common => !space || !upper && next < self.bytes.len(),
            AbbreviationClass::Company | AbbreviationClass::Inner => true,
        }
    }
}

/// Whether `head` is the word `first` and `tail` one of `seconds`, in any case.
fn is_before(head: &[u8], tail: &[u8], first: &[u8], seconds: &[&[u8]]) -> bool {
    head.eq_ignore_ascii_case(first)
        && seconds.iter().any(|second| tail.eq_ignore_ascii_case(second))
}

/// What is cut off a word together with the apostrophe before it.
fn is_clitic(tail: &[u8]) -> bool {
    match tail {
        [one] => matches!(one | 32, b's' | b'm' | b'd'),
        [one, two] => {
            matches!((one | 32, two | 32), (b'l', b'l') | (b'r' | b'v', b'e'))
        }
        _ => false,
    }
}
