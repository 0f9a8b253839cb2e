//! Pictographs with their modifiers (UTS 51) and emoticons.

use super::{Scanner, char_at};

const JOINER: char = '\u{200d}';
const EMOJI_STYLE: char = '\u{fe0f}';
const KEYCAP: char = '\u{20e3}';

impl Scanner<'_> {
    /// End of the emoji sequence that begins at `at` with `c`.
    pub(super) fn pictograph(&self, at: usize, c: char) -> Option<usize> {
        let mut end = at + c.len_utf8();
        if is_flag_letter(c) {
            return Some(match char_at(self.text, end) {
                Some(second) if is_flag_letter(second) => end + second.len_utf8(),
                _ => end,
            });
        }
        if !is_pictograph(c) {
            return None;
        }
        while let Some(next) = char_at(self.text, end) {
            match next {
                EMOJI_STYLE | KEYCAP | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}' => {
                    end += next.len_utf8();
                }
                JOINER => {
                    end += next.len_utf8();
                    match char_at(self.text, end) {
                        Some(joined) if is_pictograph(joined) => end += joined.len_utf8(),
                        _ => {}
                    }
                }
                _ => break,
            }
        }
        Some(end)
    }

    /// End of the emoticon that begins at `at`: eyes, a nose or none, a mouth, and no letter behind them.
    pub(super) fn emoticon(&self, at: usize) -> Option<usize> {
        let eyes = self.bytes[at];
        if !matches!(eyes, b':' | b';' | b'=' | b'<' | b'^' | b'-' | b'(')
            || self.is_word_before(at)
        {
            return None;
        }
        let known = match eyes {
            b'<' if self.byte(at + 1) == b'3' => at + 2,
            b'^' | b'-' if self.byte(at + 1) == b'_' && self.byte(at + 2) == eyes => at + 3,
            b'(' if matches!(self.byte(at + 1), b':' | b';') => at + 2,
            b':' | b';' | b'=' => {
                let nose = usize::from(matches!(self.byte(at + 1), b'-' | b'o' | b'^' | b'\''));
                let mouth = at + 1 + nose;
                if !matches!(
                    self.byte(mouth),
                    b')' | b'('
                        | b'D'
                        | b'P'
                        | b'p'
                        | b'O'
                        | b'o'
                        | b'/'
                        | b'\\'
                        | b'*'
                        | b'|'
                        | b'3'
                        | b']'
                        | b'['
                ) {
                    return None;
                }
                let mut end = mouth + 1;
                while self.byte(end) == self.bytes[mouth]
                    && matches!(self.bytes[mouth], b')' | b'(')
                {
                    end += 1;
                }
                end
            }
            _ => return None,
        };
        (!self.is_word(known) && self.byte(known) != b'/').then_some(known)
    }
}

fn is_flag_letter(c: char) -> bool {
    ('\u{1f1e6}'..='\u{1f1ff}').contains(&c)
}

fn is_pictograph(c: char) -> bool {
    matches!(c,
        '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' | '\u{231a}'..='\u{23ff}' | '\u{2b05}'..='\u{2b55}'
        | '\u{2190}'..='\u{21ff}' | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}')
}
