use super::writer::{Place, Writer};

/// Fill of the parts of a stacked bar: light and dark by turns, so that they part without colour too.
const FILLS: [&str; 5] = ["cw-fill-a", "cw-fill-b", "cw-fill-c", "cw-fill-d", "cw-fill-e"];
/// Where no style sheet is: the same in grey.
const GREYS: [&str; 5] = ["#1d3f63", "#6d93bd", "#b7cbe0", "#b5483a", "#e3e6e9"];
/// Pixels between the dots of a row.
const STEP: usize = 14;

/// A share of the whole as a bar. The words beside it say the number, so it is hidden from screen readers.
pub(super) fn bar(writer: &mut Writer, share: f64) {
    let width = percent(share);
    if writer.place() == Place::Notebook {
        return blank(writer, "cw-strip cw-strip-short", &[(0, share), (4, 1.0 - share)], "");
    }
    let picture = [
        ("class", "cw-bar"),
        ("width", "96"),
        ("height", "9"),
        ("aria-hidden", "true"),
        ("focusable", "false"),
    ];
    writer.within("svg", &picture, |writer| {
        rectangle(writer, "cw-fill-track", "0%", "100%", "#e3e6e9");
        rectangle(writer, "cw-fill-a", "0%", &width, "#1d3f63");
    });
}

/// Shares of the whole after each other; the line under it gives them in words, in the same order.
pub(super) fn stack(writer: &mut Writer, shares: &[f64]) {
    let text: Vec<String> = shares.iter().map(|share| percent(*share)).collect();
    let label = format!("A bar in {} parts: {}", shares.len(), text.join(", "));
    if writer.place() == Place::Notebook {
        let parts: Vec<(usize, f64)> = shares.iter().copied().enumerate().collect();
        return blank(writer, "cw-strip", &parts, &label);
    }
    let picture = [
        ("class", "cw-stack"),
        ("width", "100%"),
        ("height", "16"),
        ("role", "img"),
        ("aria-label", &label),
    ];
    writer.within("svg", &picture, |writer| {
        let mut from = 0.0;
        for ((share, class), grey) in shares.iter().zip(FILLS).zip(GREYS) {
            if *share > 0.0 {
                rectangle(writer, class, &percent(from), &percent(*share), grey);
            }
            from += share;
        }
    });
}

/// The fill of one part of a stacked bar, before the words that name the part.
pub(super) fn swatch(writer: &mut Writer, part: usize) {
    if writer.place() == Place::Notebook {
        return blank(writer, "cw-strip cw-strip-swatch", &[(part, 1.0)], "");
    }
    let picture =
        [("class", "cw-swatch"), ("width", "10"), ("height", "10"), ("aria-hidden", "true")];
    writer.within("svg", &picture, |writer| {
        rectangle(writer, FILLS[part % FILLS.len()], "0%", "100%", GREYS[part % GREYS.len()]);
    });
}

/// A dot for each report: full where it has it, hollow where not. The names stand beside it.
pub(super) fn dots(writer: &mut Writer, present: &[bool]) {
    let width = (present.len() * STEP).to_string();
    let have = present.iter().filter(|&&present| present).count();
    let label = format!("{have} of {} reports", present.len());
    if writer.place() == Place::Notebook {
        let dots: String = present.iter().map(|&there| if there { '●' } else { '○' }).collect();
        return writer.element("span", &[("class", "cw-dots"), ("title", &label)], &dots);
    }
    let picture = [
        ("class", "cw-dots"),
        ("width", width.as_str()),
        ("height", "12"),
        ("role", "img"),
        ("aria-label", &label),
    ];
    writer.within("svg", &picture, |writer| {
        for (number, &present) in present.iter().enumerate() {
            let x = (number * STEP + STEP / 2).to_string();
            let class = if present { "cw-dot" } else { "cw-dot cw-hollow" };
            let fill = if present { "#1d3f63" } else { "none" };
            let dot = [
                ("class", class),
                ("cx", x.as_str()),
                ("cy", "6"),
                ("r", "4"),
                ("fill", fill),
                ("stroke", "#1d3f63"),
            ];
            writer.element("circle", &dot, "");
        }
    });
}

/// The same as a bare span for a notebook, whose sanitiser would write an `svg` out as text: it leaves the span empty.
fn blank(writer: &mut Writer, class: &str, parts: &[(usize, f64)], label: &str) {
    let mut stops = Vec::new();
    let mut from = 0.0;
    for &(part, share) in parts {
        let letter = char::from(b'a' + (part % FILLS.len()) as u8);
        let to = from + share;
        stops.push(format!("var(--fill-{letter}) {} {}", percent(from), percent(to)));
        from = to;
    }
    let style = format!("background:linear-gradient(90deg,{})", stops.join(","));
    let mut attributes = vec![("class", class), ("style", style.as_str())];
    if label.is_empty() {
        attributes.push(("aria-hidden", "true"));
    } else {
        attributes.extend([("role", "img"), ("aria-label", label)]);
    }
    writer.element("span", &attributes, "");
}

fn rectangle(writer: &mut Writer, class: &'static str, x: &str, width: &str, fill: &str) {
    let rectangle =
        [("class", class), ("x", x), ("width", width), ("height", "100%"), ("fill", fill)];
    writer.element("rect", &rectangle, "");
}

fn percent(share: f64) -> String {
    format!("{:.1}%", share.clamp(0.0, 1.0) * 100.0)
}
