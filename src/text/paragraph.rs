//! Paragraphs: what stands between blank lines, or between line breaks where lines are not wrapped by hand.
//!
//! A run of lines without a blank one between them is wrapped if its breaks are where a typesetter that fills lines
//! greedily would put them: the first word of the next line would not have fitted into the longest line. Then a break
//! ends a paragraph only after a short line with a final mark, or before an indented line. In a run that is not
//! wrapped every break ends a paragraph, but for a long line without final mark before a line in lower case.

use crate::record::ByteSpan;

/// Narrowest and widest measure, in characters, of lines wrapped by hand.
const MEASURE: std::ops::RangeInclusive<usize> = 40..=132;

/// Breaks that a run must have to be judged by itself and not with the rest of the text.
const ENOUGH_BREAKS: usize = 4;

#[derive(Clone, Copy)]
struct Line {
    /// Without outer white space.
    span: ByteSpan,
    /// Characters in `span`; 0 in a line that stands alone, where nothing asks for it.
    width: usize,
    /// Characters of its first word.
    first_word: usize,
    /// White space before its first character.
    indent: usize,
    /// Ends in a stop, a question or exclamation mark, or one of them and a closing mark.
    finished: bool,
    lower: bool,
    /// A paragraph ends before it whatever the lines look like.
    apart: bool,
}

/// The paragraphs of `text`, in order, without outer white space; together they hold all that is not white space.
pub fn paragraphs(text: &str) -> Vec<ByteSpan> {
    let lines = lines(text);
    let runs = || lines.chunk_by(|_, next| !next.apart);
    let (full, breaks) =
        runs().map(evidence).fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
    let text_is_wrapped = breaks >= 2 && full * 4 >= breaks * 3;
    let mut found = Vec::with_capacity(lines.len());
    for run in runs() {
        let (full, breaks) = evidence(run);
        let wrapped =
            if breaks >= ENOUGH_BREAKS { full * 4 >= breaks * 3 } else { text_is_wrapped };
        let measure = measure(run);
        let mut start = run[0].span.start;
        for pair in run.windows(2) {
            let ends = if wrapped {
                let short = pair[0].width + 1 + pair[1].first_word <= measure;
                (short && pair[0].finished) || pair[1].indent >= pair[0].indent + 2
            } else {
                pair[0].width < *MEASURE.start() || pair[0].finished || !pair[1].lower
            };
            if ends {
                found.push(ByteSpan { start, end: pair[0].span.end });
                start = pair[1].span.start;
            }
        }
        found.push(ByteSpan { start, end: run[run.len() - 1].span.end });
    }
    found
}

/// Width of the longest line of a run.
fn measure(run: &[Line]) -> usize {
    run.iter().map(|line| line.width).max().unwrap_or(0)
}

/// Of the breaks of a run, how many stand where the next word would not have fitted, and how many there are.
fn evidence(run: &[Line]) -> (usize, usize) {
    let breaks = run.len() - 1;
    let measure = measure(run);
    if !MEASURE.contains(&measure) {
        return (0, breaks);
    }
    let full = run.windows(2).filter(|pair| pair[0].width + 1 + pair[1].first_word > measure);
    // Sentences seldom end just where lines do: where they mostly do, each line is a paragraph.
    let finished = run.windows(2).filter(|pair| pair[0].finished).count();
    (if finished * 2 > breaks { 0 } else { full.count() }, breaks)
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut apart = true;
    let breaks = Breaks::new(text);
    loop {
        let (end, terminator) = breaks.next(start);
        if let Some(line) = line(text, start, end, apart) {
            lines.push(line);
            apart = false;
        } else {
            apart = true;
        }
        let Some(c) = terminator else { break };
        // A paragraph separator and a page break need no blank line beside them.
        apart |= matches!(c, '\u{2029}' | '\u{C}');
        start = end + c.len_utf8();
        if c == '\r' && text[start..].starts_with('\n') {
            start += 1;
        }
    }
    for run in lines.chunk_by_mut(|_, next| !next.apart).filter(|run| run.len() > 1) {
        for line in run {
            line.width = line.span.of(text).chars().count();
        }
    }
    lines
}

/// Finds line breaks.
struct Breaks<'t> {
    text: &'t str,
    /// Whether a break other than a line feed is in the text that begins with an ASCII character.
    rare: bool,
}

impl<'t> Breaks<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, rare: memchr::memchr3(b'\r', 0xB, 0xC, text.as_bytes()).is_some() }
    }

    /// The next break at or behind byte `from`; the end of the text if there is none.
    fn next(&self, mut from: usize) -> (usize, Option<char>) {
        while let Some(ahead) = self.may_begin(&self.text.as_bytes()[from..]) {
            let place = from + ahead;
            let Some(c) = self.text[place..].chars().next() else { break };
            if is_break(c) {
                return (place, Some(c));
            }
            from = place + c.len_utf8();
        }
        (self.text.len(), None)
    }

    /// Where the next byte stands that a break may begin with.
    fn may_begin(&self, bytes: &[u8]) -> Option<usize> {
        if self.rare {
            bytes.iter().position(|byte| matches!(byte, b'\n'..=b'\r' | 0xC2 | 0xE2))
        } else {
            memchr::memchr3(b'\n', 0xC2, 0xE2, bytes)
        }
    }
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// White space, or a character that shows nothing.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}' | '\u{FEFF}' | '\u{2060}')
}

fn line(text: &str, start: usize, end: usize, apart: bool) -> Option<Line> {
    let whole = &text[start..end];
    if whole.chars().all(is_blank) {
        return None;
    }
    let inner = whole.trim();
    let from = start + (whole.len() - whole.trim_start().len());
    let finished = inner
        .trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '*', '_'])
        .ends_with(['.', '!', '?', '…', ':', '。', '！', '？']);
    Some(Line {
        span: ByteSpan::new(from, from + inner.len()),
        width: 0,
        first_word: inner.chars().take_while(|c| !c.is_whitespace()).count(),
        indent: whole.chars().take_while(|c| c.is_whitespace()).count(),
        finished,
        lower: inner.starts_with(char::is_lowercase),
        apart,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        paragraphs(text).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn blank_lines_of_any_kind_separate_paragraphs() {
        for gap in [
            "\n\n",
            "\r\n\r\n",
            "\r\r",
            "\n \u{a0}\t\n",
            "\n\u{200b}\n",
            "\u{2029}",
            "\u{c}",
            "\u{2028}\u{2028}",
            "\u{b}\n",
            "\n\n\n\n",
        ] {
            let text = format!("one two{gap}three four");
            assert_eq!(cut(&text), ["one two", "three four"], "{gap:?}");
        }
    }

    #[test]
    fn a_line_break_ends_a_paragraph_where_lines_are_not_wrapped() {
        let text = "The council met on Monday.\nIt spoke of the bridge for hours, and of money.\nNobody knew.";
        assert_eq!(cut(text).len(), 3);
        assert_eq!(cut("Roses are red\nviolets are blue\nsugar is sweet").len(), 3);
        assert_eq!(cut("a\r\nb"), ["a", "b"]);
        assert_eq!(cut("a\u{2028}b"), ["a", "b"]);
    }

    #[test]
    fn lines_wrapped_by_hand_are_one_paragraph() {
        let text = "The council met on Monday and spoke of the old bridge for two\n\
            hours, and of what it would cost to mend it; nobody knew, and\n\
            the mayor, who had come late, said that he would ask the\n\
            engineers again before the summer, and left the hall with the\n\
            treasurer.\n\n\
            The bridge was built a hundred years ago by the miners of the\n\
            valley.";
        let found = cut(text);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].ends_with("treasurer.") && found[1].starts_with("The bridge"));
    }

    #[test]
    fn a_short_finished_line_or_an_indent_ends_a_paragraph_of_wrapped_lines() {
        let text = "The council met on Monday and spoke of the old bridge for two\n\
            hours, and of what it would cost to mend it.\n\
            The mayor, who had come late, said that he would again ask the\n\
            engineers before the summer, and left the hall together with\n\
            \x20   the treasurer, who had not said a word in all that time, and\n\
            nobody saw them again.";
        let found = cut(text);
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[1].starts_with("The mayor") && found[2].starts_with("the treasurer"));
    }

    #[test]
    fn a_lone_break_inside_a_sentence_ends_nothing() {
        let text =
            "The council met on Monday and spoke of the old bridge for\ntwo hours.\n\nNobody knew.";
        assert_eq!(cut(text).len(), 2);
    }
}
