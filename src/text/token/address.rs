//! Web and e-mail addresses, handles, hashtags.

use super::{REACH, Scanner, in_word};
use crate::{lexicon, record::TokenKind};
use foldhash::HashSet;
use std::sync::LazyLock;

static DOMAINS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../data/domains.txt")));

/// Longest local part of an e-mail address (RFC 5321).
const LOCAL: usize = 64;

impl Scanner<'_> {
    /// Pushes the address that begins at `at`, whose first run of letters ends at `end`; gives its end.
    pub(super) fn address(&mut self, at: usize, end: usize) -> Option<usize> {
        if let Some(end) = self.email(at) {
            return Some(self.push(at, end, TokenKind::Email));
        }
        match self.byte(end) {
            b':' if self.bytes[end..].starts_with(b"://") && self.is_word(end + 3) => {
                let end = self.url_end(end + 3);
                Some(self.push(at, end, TokenKind::Url))
            }
            b':' if self.bytes[at..end].eq_ignore_ascii_case(b"mailto")
                && self.is_word(end + 1) =>
            {
                let end = self.url_end(end + 1);
                Some(self.push(at, end, TokenKind::Url))
            }
            b'.' | b'-' if self.is_word(end + 1) => {
                let end = self.host(at, end)?;
                Some(self.push(at, end, TokenKind::Url))
            }
            _ => None,
        }
    }

    /// End of an e-mail address that begins at `at`.
    fn email(&mut self, at: usize) -> Option<usize> {
        if self.at_sign < at {
            self.at_sign =
                memchr::memchr(b'@', &self.bytes[at..]).map_or(self.bytes.len(), |far| at + far);
        }
        let sign = self.at_sign;
        if sign == self.bytes.len() || sign - at > LOCAL || !self.is_word(sign + 1) {
            return None;
        }
        let local = |c: char| in_word(c) || matches!(c, '.' | '_' | '%' | '+' | '-');
        if !self.text[at..sign].chars().all(local) {
            return None;
        }
        let mut end = sign + 1;
        while end - sign < REACH {
            end = self.word_end(end);
            if matches!(self.byte(end), b'.' | b'-') && self.is_word(end + 1) {
                end += 1;
            } else {
                break;
            }
        }
        Some(self.word_end(end))
    }

    /// End of a web address from `at` on: to white space, without the marks that close the sentence around it.
    fn url_end(&self, at: usize) -> usize {
        let mut end = at;
        let mut open = 0_usize;
        let mut last = at;
        for (far, c) in self.text[at..].char_indices() {
            if c.is_whitespace() || matches!(c, '<' | '>' | '"' | '“' | '”' | '’' | '‘' | '|')
            {
                break;
            }
            end = at + far + c.len_utf8();
            match c {
                '(' => open += 1,
                ')' if open > 0 => {
                    open -= 1;
                    last = end;
                }
                ')' | '.' | ',' | ';' | ':' | '!' | '?' | '\'' | ']' | '…' => {}
                _ => last = end,
            }
        }
        if last == at { end } else { last }
    }

    /// End of a web address without a scheme, or of a file's name.
    fn host(&mut self, at: usize, first_end: usize) -> Option<usize> {
        if self.bytes[at..first_end].eq_ignore_ascii_case(b"www") {
            return Some(self.url_end(first_end + 1));
        }
        // The parts of one name share its end, so what was refused once stays refused.
        if at < self.no_host {
            return None;
        }
        let mut end = first_end;
        let mut last = None;
        let mut stops = 0;
        while end - at < REACH {
            match self.byte(end) {
                b'.' if self.is_word(end + 1) => {
                    stops += 1;
                    last = Some(end + 1);
                }
                b'-' if self.is_word(end + 1) => {}
                _ => break,
            }
            end = self.word_end(end + 1);
        }
        self.no_host = end;
        let tail = self.text.get(last?..end)?;
        let lower;
        let domain = if tail.len() <= 6 {
            lower = tail.to_ascii_lowercase();
            DOMAINS.contains(lower.as_str())
        } else {
            false
        };
        // A sentence's end without a space behind it has its capital inside: `done.Com`.
        let cased = tail.bytes().all(|b| !b.is_ascii_uppercase())
            || tail.bytes().all(|b| !b.is_ascii_lowercase());
        let group = stops >= 2 && self.bytes[at..end].iter().all(|b| !b.is_ascii_uppercase());
        if !(domain && cased || group && first_end - at > 1) {
            return None;
        }
        let path = self.byte(end) == b'/' && !self.is_space(end + 1);
        Some(if path { self.url_end(end + 1) } else { end })
    }

    /// `@name`.
    pub(super) fn handle(&mut self, at: usize) -> usize {
        let end = self.word_end(at + 1);
        self.push(at, end, TokenKind::Handle)
    }

    /// `#topic`.
    pub(super) fn hashtag(&mut self, at: usize) -> usize {
        let end = self.word_end(at + 1);
        self.push(at, end, TokenKind::Hashtag)
    }
}
