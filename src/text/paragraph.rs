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
    /// Characters in `span`.
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
    let mut characters = text.char_indices().peekable();
    loop {
        let next = characters.next();
        let (end, terminator) = match next {
            None => (text.len(), None),
            Some((place, c)) if is_break(c) => (place, Some(c)),
            Some(_) => continue,
        };
        if terminator == Some('\r') {
            characters.next_if(|&(_, c)| c == '\n');
        }
        if let Some(line) = line(text, start, end, apart) {
            lines.push(line);
            apart = false;
        } else {
            apart = true;
        }
        let Some(c) = terminator else { return lines };
        // A paragraph separator and a page break need no blank line beside them.
        apart |= matches!(c, '\u{2029}' | '\u{C}');
        start = characters.peek().map_or(text.len(), |&(place, _)| place);
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
        width: inner.chars().count(),
        first_word: inner.chars().take_while(|c| !c.is_whitespace()).count(),
        indent: whole.chars().take_while(|c| c.is_whitespace()).count(),
        finished,
        lower: inner.starts_with(char::is_lowercase),
        apart,
    })
}
