//! Places where a sentence may end.

use crate::record::{TokenKind, TokenSpan};

/// A walk over the tokens between two borders.
pub(super) struct Places<'t> {
    text: &'t str,
    tokens: &'t [TokenSpan],
    /// The token to look at next.
    at: usize,
}

impl<'t> Places<'t> {
    pub(super) fn new(text: &'t str, tokens: &'t [TokenSpan]) -> Self {
        Self { text, tokens, at: 0 }
    }

    /// One past the last token of the sentence that begins where the one before ended.
    pub(super) fn next_end(&mut self) -> usize {
        while self.at + 1 < self.tokens.len() {
            self.at += 1;
            if self.ends_before(self.at) {
                return self.at;
            }
        }
        self.at = self.tokens.len();
        self.at
    }

    fn form(&self, index: usize) -> &'t str {
        self.tokens[index].span.of(self.text)
    }

    fn is_glued(&self, index: usize) -> bool {
        index > 0 && self.tokens[index - 1].span.end == self.tokens[index].span.start
    }

    fn ends_before(&self, next: usize) -> bool {
        let mut stop = next - 1;
        if self.is_glued(next) {
            return false;
        }
        while stop > 0 && self.is_glued(stop) && is_closing(self.form(stop)) {
            stop -= 1;
        }
        let form = self.form(stop);
        let terminal = form.ends_with(['.', '!', '?', '…', '。']);
        if !terminal {
            return false;
        }
        let first = self.form(next).chars().next().unwrap_or(' ');
        if self.tokens[stop].kind == TokenKind::Word {
            return first.is_uppercase() && form.len() > 3 && !form.starts_with(char::is_uppercase);
        }
        !first.is_lowercase()
    }
}

fn is_closing(form: &str) -> bool {
    matches!(form, ")" | "]" | "}" | "\"" | "'" | "”" | "’" | "''" | "»" | "›")
}
