//! Whether words fit: no font is known here, so widths are estimated for a wide one.

/// Estimated width of `text` in pixels, set `size` pixels high.
pub(super) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(advance).sum::<f64>() * size
}

/// The share of its height that a character is wide, in a wide sans serif.
fn advance(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | '\'' | '.' | ',' | ':' | ';' | '|' | '!' | ' ' => 0.34,
        'f' | 't' | 'r' | '(' | ')' | 'I' | '-' | '/' => 0.42,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '—' | '…' => 0.98,
        'A'..='Z' => 0.72,
        '0'..='9' => 0.64,
        // Combining marks stand on the letter before.
        '\u{300}'..='\u{36f}' => 0.0,
        c if u32::from(c) >= 0x1100 => 1.05,
        _ => 0.62,
    }
}

/// The text, or as much of its beginning as fits, with an ellipsis.
pub(super) fn cut(text: &str, room: f64, size: f64) -> String {
    if width(text, size) <= room {
        return text.to_owned();
    }
    let mut left = room - width("…", size);
    let kept: String = text
        .chars()
        .take_while(|&c| {
            left -= advance(c) * size;
            left >= 0.0
        })
        .collect();
    // Between words, unless that costs much of what fits.
    let whole = kept.rfind(' ').filter(|&place| place * 3 > kept.len() * 2);
    format!("{}…", kept[..whole.unwrap_or(kept.len())].trim_end())
}

/// The text in at most `most` lines, broken between words; the last one is cut where the rest does not fit.
pub(super) fn lines(text: &str, room: f64, size: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let full = lines.len() == most;
        match lines.last_mut() {
            Some(line)
                if full || width(line, size) + width(" ", size) + width(word, size) <= room =>
            {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.iter().map(|line| cut(line, room, size)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_cut_with_an_ellipsis() {
        assert_eq!(cut("Halve Post", 500.0, 13.0), "Halve Post");
        let short = cut("The Halve Post and Advertiser", 90.0, 13.0);
        assert!(short.ends_with('…') && width(&short, 13.0) <= 90.0, "{short}");
    }

    #[test]
    fn words_go_to_the_next_line_and_the_last_line_is_cut() {
        let text = "the council voted to close the ferry after the storm";
        let lines = lines(text, 120.0, 13.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines.iter().all(|line| width(line, 13.0) <= 120.0));
        assert!(lines[1].ends_with('…'));
        assert_eq!(super::lines(text, 2000.0, 13.0, 2), [text]);
    }
}
