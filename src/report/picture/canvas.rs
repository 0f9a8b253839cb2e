use super::fit;
use crate::{record::fnv1a, report::html::escape};
use std::fmt::Write as _;

/// Width of a picture in pixels, unless it has many columns.
pub(super) const WIDTH: f64 = 780.0;
/// Space around everything.
pub(super) const EDGE: f64 = 16.0;
/// Height of the ordinary letters.
pub(super) const SIZE: f64 = 13.0;
/// Height of the small ones.
pub(super) const SMALL: f64 = 12.0;

/// Looks; the letters of classes are `s-` for text, `f-` for fills, `l-` for lines.
const STYLE: &str = include_str!("picture.css");
/// Where no style sheet is: grey in place of the looks.
const PLAIN: [(&str, &str); 9] = [
    ("f-paper", "#ffffff"),
    ("f-a", "#1d3f63"),
    ("f-b", "#6d93bd"),
    ("f-c", "#b7cbe0"),
    ("f-d", "#a94034"),
    ("f-e", "#e3e6e9"),
    ("s-on-a", "#ffffff"),
    ("s-on-d", "#ffffff"),
    ("f-hollow", "#ffffff"),
];
/// Stands for the beginning of every id until the picture is known: no text can hold it.
const UNKNOWN: &str = "\u{1}";

/// How the parts of a bar are filled: a colour and, beside it, a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fill {
    /// Dark, plain.
    Solid,
    /// Middle, striped.
    Striped,
    /// Light, dotted.
    Dotted,
    /// Another colour, striped the other way.
    Crossed,
    /// Nearly nothing.
    Empty,
}

impl Fill {
    const fn letter(self) -> char {
        match self {
            Self::Solid => 'a',
            Self::Striped => 'b',
            Self::Dotted => 'c',
            Self::Crossed => 'd',
            Self::Empty => 'e',
        }
    }

    const fn pattern(self) -> Option<&'static str> {
        match self {
            Self::Striped => Some("stripes"),
            Self::Dotted => Some("dots"),
            Self::Crossed => Some("crosses"),
            Self::Solid | Self::Empty => None,
        }
    }
}

/// Where a text is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A picture in the making, drawn from the top down.
pub(super) struct Canvas {
    body: String,
    title: String,
    told: Vec<String>,
    width: f64,
    /// Where the next thing goes.
    pub(super) y: f64,
}

impl Canvas {
    pub(super) fn new(title: &str) -> Self {
        let mut canvas = Self {
            body: String::new(),
            title: title.to_owned(),
            told: Vec::new(),
            width: WIDTH,
            y: EDGE,
        };
        canvas.y += 14.0;
        canvas.text(EDGE, canvas.y, "s-title", Anchor::Start, title);
        canvas.y += 8.0;
        canvas
    }

    /// Makes room for `width` pixels.
    pub(super) fn widen(&mut self, width: f64) {
        self.width = self.width.max(width);
    }

    /// Adds a sentence to the description for those who do not see the picture.
    pub(super) fn tell(&mut self, sentence: impl Into<String>) {
        self.told.push(sentence.into());
    }

    /// Writes words below what there is, in as many lines as they need.
    pub(super) fn note(&mut self, text: &str) {
        for line in fit::lines(text, WIDTH - 2.0 * EDGE, SMALL, 6) {
            self.y += 17.0;
            self.text(EDGE, self.y, "s-soft", Anchor::Start, &line);
        }
    }

    pub(super) fn text(&mut self, x: f64, y: f64, class: &str, anchor: Anchor, text: &str) {
        self.turned(x, y, 0.0, class, anchor, text);
    }

    /// A text turned by so many degrees about its anchor.
    pub(super) fn turned(
        &mut self,
        x: f64,
        y: f64,
        degrees: f64,
        class: &str,
        anchor: Anchor,
        text: &str,
    ) {
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let turned = if degrees == 0.0 {
            String::new()
        } else {
            format!(" transform=\"rotate({degrees} {x:.1} {y:.1})\"")
        };
        let _ = write!(
            self.body,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" class=\"{class}\"{}{anchor}{turned}>",
            plain(class)
        );
        escape(&mut self.body, text);
        self.body.push_str("</text>");
    }

    /// A box; `title` is told on hovering.
    pub(super) fn rect(
        &mut self,
        (x, y, width, height): (f64, f64, f64, f64),
        class: &str,
        title: &str,
    ) {
        let _ = write!(
            self.body,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{height:.1}\" class=\"{class}\"{}>",
            width.max(0.0),
            plain(class)
        );
        self.hover(title);
        self.body.push_str("</rect>");
    }

    /// A part of a bar, with its pattern.
    pub(super) fn bar(&mut self, place: (f64, f64, f64, f64), fill: Fill, title: &str) {
        self.rect(place, &format!("f-{}", fill.letter()), title);
        let (x, y, width, height) = place;
        if let Some(pattern) = fill.pattern() {
            let _ = write!(
                self.body,
                "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{height:.1}\" fill=\"url(#{UNKNOWN}-{pattern})\" pointer-events=\"none\"></rect>",
                width.max(0.0),
            );
        }
        if fill == Fill::Empty {
            self.rect((x + 0.5, y + 0.5, width - 1.0, height - 1.0), "f-edge", title);
        }
    }

    /// A number on a bar, in a colour that stands out from it; a patterned one has a plain ground under it.
    pub(super) fn on_bar(&mut self, (x, y): (f64, f64), fill: Fill, text: &str) {
        let width = fit::width(text, SMALL) + 6.0;
        if fill.pattern().is_some() {
            self.rect(
                (x - width / 2.0, y - 11.5, width, 15.0),
                &format!("f-{}", fill.letter()),
                "",
            );
        }
        self.text(x, y, &format!("s-on-{}", fill.letter()), Anchor::Middle, text);
    }

    /// A disc, full or hollow.
    pub(super) fn disc(&mut self, (x, y): (f64, f64), radius: f64, full: bool, title: &str) {
        let class = if full { "f-a" } else { "f-hollow" };
        let stroke = if full { "" } else { " stroke=\"#565c62\"" };
        let _ = write!(
            self.body,
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius:.1}\" class=\"{class}\"{}{stroke}>",
            plain(class)
        );
        self.hover(title);
        self.body.push_str("</circle>");
    }

    /// A line.
    pub(super) fn line(&mut self, (x, y): (f64, f64), (to_x, to_y): (f64, f64), class: &str) {
        let _ = write!(
            self.body,
            "<line x1=\"{x:.1}\" y1=\"{y:.1}\" x2=\"{to_x:.1}\" y2=\"{to_y:.1}\" class=\"{class}\" stroke=\"#9aa1a8\"></line>"
        );
    }

    /// What the fills mean, after each other and in as many lines as they need.
    pub(super) fn legend(&mut self, fills: &[(Fill, &str)]) {
        self.y += 20.0;
        let mut x = EDGE;
        for (fill, meaning) in fills {
            let width = 17.0 + fit::width(meaning, SMALL) + 18.0;
            if x > EDGE && x + width > WIDTH - EDGE {
                x = EDGE;
                self.y += 19.0;
            }
            self.bar((x, self.y - 10.0, 12.0, 12.0), *fill, "");
            self.text(x + 17.0, self.y, "s-soft", Anchor::Start, meaning);
            x += width;
        }
    }

    fn hover(&mut self, title: &str) {
        if !title.is_empty() {
            self.body.push_str("<title>");
            escape(&mut self.body, title);
            self.body.push_str("</title>");
        }
    }

    /// The whole element. Ids come from what is drawn, so that two pictures on one page do not meet.
    pub(super) fn finish(self) -> String {
        let (width, height) = (self.width.ceil(), (self.y + EDGE).ceil());
        let mut out = String::new();
        let _ = write!(
            out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"cw-svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"{UNKNOWN}-title\" \
             aria-describedby=\"{UNKNOWN}-desc\" font-family=\"sans-serif\" font-size=\"13\">"
        );
        let _ = write!(out, "<title id=\"{UNKNOWN}-title\">");
        escape(&mut out, &self.title);
        let _ = write!(out, "</title><desc id=\"{UNKNOWN}-desc\">");
        escape(&mut out, &self.told.join(" "));
        let _ = write!(out, "</desc><style>{STYLE}</style>");
        let _ = write!(
            out,
            "<defs><pattern id=\"{UNKNOWN}-stripes\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" \
             patternTransform=\"rotate(45)\"><line x1=\"1\" y1=\"0\" x2=\"1\" y2=\"6\" class=\"l-hatch\"></line></pattern>\
             <pattern id=\"{UNKNOWN}-dots\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\">\
             <circle cx=\"2\" cy=\"2\" r=\"1\" class=\"f-dots\"></circle></pattern>\
             <pattern id=\"{UNKNOWN}-crosses\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\">\
             <line x1=\"0\" y1=\"1\" x2=\"5\" y2=\"1\" class=\"l-hatch\"></line></pattern></defs>"
        );
        let _ = write!(
            out,
            "<rect width=\"{width}\" height=\"{height}\" class=\"f-paper\" fill=\"#ffffff\"></rect>"
        );
        out.push_str(&self.body);
        out.push_str("</svg>\n");
        let ids = format!("cw-{:016x}", fnv1a(out.as_bytes()));
        out.replace(UNKNOWN, &ids)
    }
}

/// The fill for a class where there is no style sheet.
fn plain(class: &str) -> String {
    PLAIN
        .iter()
        .find(|(name, _)| *name == class)
        .map_or_else(String::new, |(_, colour)| format!(" fill=\"{colour}\""))
}
