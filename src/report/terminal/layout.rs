/// How a stretch looks where colours are on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Plain,
    Strong,
    Soft,
    Alarm,
}

impl Look {
    const fn code(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Strong => "\x1b[1m",
            Self::Soft => "\x1b[2m",
            Self::Alarm => "\x1b[1;31m",
        }
    }
}

/// Sets lines to a width in terminal columns.
pub(super) struct Layout {
    out: String,
    width: usize,
    colour: bool,
}

impl Layout {
    pub(super) fn new(width: usize, colour: bool) -> Self {
        Self { out: String::new(), width, colour }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }

    pub(super) fn blank(&mut self) {
        self.out.push('\n');
    }

    pub(super) fn heading(&mut self, text: &str) {
        self.blank();
        self.line(&[(text.to_owned(), Look::Strong)]);
    }

    /// One line, cut with an ellipsis where it is too long.
    pub(super) fn line(&mut self, pieces: &[(String, Look)]) {
        let whole: usize = pieces.iter().map(|(text, _)| columns(text)).sum();
        let mut room = if whole > self.width { self.width - 1 } else { self.width };
        for (text, look) in pieces {
            let shown = fitting(text, room);
            self.piece(shown, *look);
            room -= columns(shown);
            if shown.len() < text.len() {
                break;
            }
        }
        if whole > self.width {
            self.out.push('…');
        }
        self.end();
    }

    /// Pieces broken between words; lines after the first begin `indent` columns in.
    pub(super) fn paragraph(&mut self, indent: usize, pieces: &[(String, Look)]) {
        // In a narrow table there is no room to go in far.
        let indent = indent.min(self.width / 6);
        let mut column = 0;
        for (text, look) in pieces {
            for word in words(text) {
                let mut word = word;
                if column + columns(word.trim_end_matches(' ')) > self.width && column > indent {
                    self.end();
                    self.out.push_str(&" ".repeat(indent));
                    column = indent;
                    word = word.trim_start_matches(' ');
                }
                // A word longer than a line is broken where the line ends.
                while column + columns(word.trim_end_matches(' ')) > self.width {
                    let shown = fitting(word, self.width - column);
                    if shown.is_empty() {
                        break;
                    }
                    self.piece(shown, *look);
                    self.end();
                    word = &word[shown.len()..];
                    self.out.push_str(&" ".repeat(indent));
                    column = indent;
                }
                self.piece(word, *look);
                column += columns(word);
            }
        }
        self.end();
    }

    /// A name, cut to what is left of the line, and cells.
    pub(super) fn row(&mut self, name: &str, cells: &str) {
        if columns(cells) + 10 > self.width {
            self.paragraph(
                2,
                &[(format!("{name} "), Look::Plain), (cells.to_owned(), Look::Plain)],
            );
            return;
        }
        let room = self.width.saturating_sub(columns(cells) + 2).clamp(8, 40);
        let mut shown = fitting(name, room);
        let cut = shown.len() < name.len();
        if cut {
            shown = fitting(name, room - 1);
        }
        self.out.push_str("  ");
        self.piece(shown, Look::Plain);
        if cut {
            self.out.push('…');
        }
        let used = columns(shown) + usize::from(cut);
        self.out.push_str(&" ".repeat(room - used));
        self.out.push_str(cells);
        self.end();
    }

    /// Says that a list goes on.
    pub(super) fn more(&mut self, count: usize, one: &str, many: &str) {
        if count > 0 {
            let noun = if count == 1 { one } else { many };
            self.paragraph(4, &[(format!("    and {count} more {noun}"), Look::Soft)]);
        }
    }

    fn piece(&mut self, text: &str, look: Look) {
        if text.is_empty() {
            return;
        }
        let coloured = self.colour && look != Look::Plain;
        if coloured {
            self.out.push_str(look.code());
        }
        // A text must not steer the terminal: no escape sequences, no change of direction.
        self.out.extend(text.chars().map(|c| match c {
            '\n' | '\t' | '\r' => ' ',
            c if c.is_control() || is_direction(c) => '\u{fffd}',
            c => c,
        }));
        if coloured {
            self.out.push_str("\x1b[0m");
        }
    }

    fn end(&mut self) {
        let length = self.out.trim_end_matches(' ').len();
        self.out.truncate(length);
        self.out.push('\n');
    }
}

/// The start of `text` that fits into `room` columns.
fn fitting(text: &str, room: usize) -> &str {
    let mut used = 0;
    for (place, c) in text.char_indices() {
        used += width(c);
        if used > room {
            return &text[..place];
        }
    }
    text
}

/// Words with the white space after them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(' ')
}

fn columns(text: &str) -> usize {
    text.chars().map(width).sum()
}

/// Columns a character takes: none for marks that join the one before, two for East Asian and pictographs (after
/// Unicode Standard Annex 11, by blocks).
const fn width(c: char) -> usize {
    match c as u32 {
        0x0300..=0x036F
        | 0x0483..=0x0489
        | 0x0591..=0x05BD
        | 0x0610..=0x061A
        | 0x064B..=0x065F
        | 0x200B..=0x200D
        | 0x20D0..=0x20FF
        | 0xFE00..=0xFE0F
        | 0xFE20..=0xFE2F
        | 0xE0100..=0xE01EF => 0,
        0x1100..=0x115F
        | 0x2E80..=0x303E
        | 0x3041..=0xA4CF
        | 0xAC00..=0xD7A3
        | 0xF900..=0xFAFF
        | 0xFE30..=0xFE6F
        | 0xFF00..=0xFF60
        | 0xFFE0..=0xFFE6
        | 0x1F300..=0x1F64F
        | 0x1F680..=0x1F6FF
        | 0x1F900..=0x1F9FF
        | 0x20000..=0x3FFFD => 2,
        _ => 1,
    }
}

/// Characters that turn the direction of what follows.
const fn is_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn wide_characters_take_two_columns_and_joined_marks_none() {
        assert_eq!(columns("a\u{301}b日"), 4);
        assert_eq!(fitting("日本", 3), "日");
    }

    #[test]
    fn a_long_line_ends_in_an_ellipsis_at_the_width() {
        let mut layout = Layout::new(10, false);
        layout.line(&[("abc ".into(), Look::Plain), ("defghijklm".into(), Look::Strong)]);
        assert_eq!(layout.finish(), "abc defgh…\n");
    }

    #[test]
    fn a_text_cannot_steer_the_terminal() {
        let mut layout = Layout::new(40, false);
        layout.line(&[("a\x1b[2Jb\u{202e}c\nd".into(), Look::Plain)]);
        assert_eq!(layout.finish(), "a\u{fffd}[2Jb\u{fffd}c d\n");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]
        #[test]
        fn no_line_is_wider_than_the_table(
            pieces in proptest::collection::vec(("(\\PC| |日){0,30}", 0usize..6), 0..5),
            width in 12usize..60,
        ) {
            let pieces: Vec<(String, Look)> =
                pieces.into_iter().map(|(text, _)| (text, Look::Plain)).collect();
            let mut layout = Layout::new(width, false);
            layout.line(&pieces);
            layout.paragraph(4, &pieces);
            layout.row(pieces.first().map_or("", |(text, _)| text), "   1   2");
            for line in layout.finish().lines() {
                prop_assert!(columns(line) <= width, "{line:?} takes {}", columns(line));
            }
        }
    }
}
