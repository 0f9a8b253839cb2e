use super::writer::Writer;
use crate::record::{Doc, Quote, QuoteKind, RegionKind, SegmentKind};
use crate::report::{paragraph, wording};
use std::{cmp::Reverse, ops::Range};

/// Marks nest at most so deep; what would go deeper is not marked. Browsers give up at some hundreds.
const DEPTH: usize = 12;

/// A label in front of a stretch of the text.
#[derive(Clone, Debug)]
pub(super) struct Label {
    /// What it says: `Q3`.
    pub(super) text: String,
    /// Id of the stretch, without the prefix.
    pub(super) id: String,
    /// Where it leads, without the prefix.
    pub(super) target: String,
    /// Class of the stretch.
    pub(super) class: &'static str,
    /// What a reader sees on hovering.
    pub(super) title: String,
}

/// A stretch of the text to mark, in bytes.
struct Mark<'a> {
    start: usize,
    end: usize,
    kind: Kind<'a>,
}

enum Kind<'a> {
    Furniture(SegmentKind, &'a str),
    Labelled(&'a Label),
    /// A class and a title.
    Plain(&'static str, String),
}

impl Kind<'_> {
    /// Which mark encloses the other where both cover the same stretch.
    const fn rank(&self) -> u8 {
        match self {
            Self::Furniture(..) => 0,
            Self::Labelled(_) => 1,
            Self::Plain(..) => 2,
        }
    }
}

/// A stretch that carries a label: code points of the text and the label.
pub(super) type Labelled = (Range<u32>, Label);

/// Writes the text: paragraphs kept, furniture greyed with its kind and rule, quotations labelled, names marked. With a
/// `limit` only the paragraphs that begin before so many characters; gives how many paragraphs were left out.
pub(super) fn write(
    writer: &mut Writer,
    doc: &Doc,
    labelled: &[Labelled],
    limit: Option<usize>,
) -> usize {
    let marks = marks(doc, labelled);
    let text = doc.text();
    let mut sweep = Sweep::new(&marks);
    let paragraphs = paragraph::paragraphs(doc);
    let shown = shown(text, &paragraphs, limit);
    let more = paragraphs.len() - shown.len();
    for (number, paragraph) in shown.into_iter().enumerate() {
        let class = if is_furniture(doc, &paragraph) { "cw-p cw-furniture" } else { "cw-p" };
        writer.within("p", &[("class", class), ("dir", "auto")], |writer| {
            let number = format!("¶{}", number + 1);
            writer.element("span", &[("class", "cw-pilcrow"), ("dir", "ltr")], &number);
            writer.text(" ");
            sweep.paragraph(writer, text, paragraph);
        });
    }
    more
}

/// The paragraphs to show; one that is long by itself is cut.
fn shown(text: &str, paragraphs: &[Range<usize>], limit: Option<usize>) -> Vec<Range<usize>> {
    let Some(limit) = limit else { return paragraphs.to_vec() };
    let end = text.char_indices().nth(limit).map_or(text.len(), |(place, _)| place);
    let before = paragraphs.iter().filter(|paragraph| paragraph.start < end);
    // A sentence or two over the limit reads better than a cut.
    let slack = end.saturating_add(limit / 4);
    before
        .map(|paragraph| {
            let cut = if paragraph.end > slack { end } else { paragraph.end };
            paragraph.start..cut
        })
        .collect()
}

/// What a reader sees on hovering over a quotation: who says it, in whose wording, by which rule, how sure.
pub(super) fn quote_title(quote: &Quote) -> String {
    let speaker = quote.speaker_name.as_deref().unwrap_or("nobody named");
    let kind = match quote.kind {
        QuoteKind::Direct => "quoted",
        QuoteKind::Mixed => "quoted in part",
        QuoteKind::Indirect => "reported without marks",
    };
    let mut title = format!("{speaker} · {kind}");
    for (holds, words) in [
        (quote.negated, "the text says it was not said"),
        (quote.belief, "a thought, not speech"),
        (!quote.closed, "closing mark missing"),
    ] {
        if holds {
            title.push_str(" · ");
            title.push_str(words);
        }
    }
    format!("{title} · rule {} · score {:.2}", quote.rule, quote.score.get())
}

fn marks<'a>(doc: &'a Doc, labelled: &'a [Labelled]) -> Vec<Mark<'a>> {
    let bytes = |start: u32, end: u32| {
        let span = doc.bytes(start, end);
        (span.start as usize, span.end as usize)
    };
    let furniture =
        doc.segmentation.segments.iter().filter(|segment| segment.kind != SegmentKind::Body).map(
            |segment| {
                let kind = Kind::Furniture(segment.kind, &segment.rule);
                (segment.span.start as usize, segment.span.end as usize, kind)
            },
        );
    let quotes = labelled.iter().map(|(range, label)| {
        let (start, end) = bytes(range.start, range.end);
        (start, end, Kind::Labelled(label))
    });
    let regions = doc.regions.iter().filter_map(|region| {
        let words = match region.kind {
            RegionKind::Scare => "words held at a distance, nobody's in particular",
            RegionKind::Title => "the title of something",
            RegionKind::Nickname => "a nickname",
            RegionKind::Quotation | RegionKind::Part | RegionKind::Inner => return None,
        };
        let (start, end) = bytes(region.start, region.end);
        Some((start, end, Kind::Plain("cw-region", format!("{words} · rule {}", region.rule))))
    });
    let names = doc.mentions.iter().map(|mention| {
        let (start, end) = bytes(mention.start, mention.end);
        let entity = doc.entities.get(mention.entity as usize).map(|entity| entity.name.as_str());
        let whole = entity.filter(|name| *name != mention.text);
        let title = format!(
            "{}{}{} · rule {} · score {:.2}",
            whole.unwrap_or_default(),
            if whole.is_some() { " · " } else { "" },
            wording::mention(mention.kind),
            mention.rule,
            mention.score.get(),
        );
        (start, end, Kind::Plain("cw-name", title))
    });
    let text = doc.text();
    let mut marks: Vec<Mark<'a>> = furniture
        .chain(quotes)
        .chain(regions)
        .chain(names)
        .filter(|&(start, end, _)| text.get(start..end).is_some_and(|marked| !marked.is_empty()))
        .map(|(start, end, kind)| Mark { start, end, kind })
        .collect();
    marks.sort_by_key(|mark| (mark.start, Reverse(mark.end), mark.kind.rank()));
    marks
}

/// Walks over the text once, opening and closing marks at their borders; marks that cross are closed and opened again,
/// so that tags always nest.
struct Sweep<'a> {
    /// In order of their start, longer ones first.
    marks: &'a [Mark<'a>],
    /// The first mark that has not begun.
    next: usize,
    /// Marks that have begun and not ended, the outermost first.
    open: Vec<usize>,
    /// How many of `open` have their tag written.
    written: usize,
    /// Which marks have shown their label.
    labelled: Vec<bool>,
}

impl<'a> Sweep<'a> {
    fn new(marks: &'a [Mark<'a>]) -> Self {
        Self { marks, next: 0, open: Vec::new(), written: 0, labelled: vec![false; marks.len()] }
    }

    fn paragraph(&mut self, writer: &mut Writer, text: &str, paragraph: Range<usize>) {
        let marks = self.marks;
        let mut place = paragraph.start;
        while place < paragraph.end {
            let whole = self.open.iter().take_while(|&&mark| marks[mark].end > place).count();
            self.close_down_to(writer, whole);
            self.open.retain(|&mark| marks[mark].end > place);
            while let Some(mark) = marks.get(self.next).filter(|mark| mark.start <= place) {
                if mark.end > place && self.open.len() < DEPTH {
                    self.open.push(self.next);
                }
                self.next += 1;
            }
            while self.written < self.open.len() {
                self.begin(writer, self.open[self.written]);
                self.written += 1;
            }
            let ends = self.open.iter().map(|&mark| marks[mark].end);
            let start = marks.get(self.next).map(|mark| mark.start);
            let until = ends.chain(start).fold(paragraph.end, usize::min);
            lines(writer, &text[place..until]);
            place = until;
        }
        self.close_down_to(writer, 0);
    }

    fn close_down_to(&mut self, writer: &mut Writer, count: usize) {
        while self.written > count {
            writer.close("span");
            self.written -= 1;
        }
    }

    fn begin(&mut self, writer: &mut Writer, mark: usize) {
        let first = !std::mem::replace(&mut self.labelled[mark], true);
        match &self.marks[mark].kind {
            Kind::Plain(class, title) => writer.open("span", &[("class", class), ("title", title)]),
            Kind::Furniture(kind, rule) => {
                let heading = *kind == SegmentKind::Heading;
                writer.open("span", &[("class", if heading { "cw-heading" } else { "cw-grey" })]);
                if first {
                    let label = format!("[{} · {rule}]", wording::segment(*kind));
                    // A direction of its own keeps the label from setting the direction of the paragraph.
                    writer.element("span", &[("class", "cw-kind"), ("dir", "ltr")], &label);
                    writer.text(" ");
                }
            }
            Kind::Labelled(label) => {
                let id = if first { writer.new_id(&label.id) } else { None };
                let mut attributes = vec![("class", label.class)];
                if !label.title.is_empty() {
                    attributes.push(("title", label.title.as_str()));
                }
                attributes.extend(id.as_deref().map(|id| ("id", id)));
                writer.open("span", &attributes);
                if first && !label.text.is_empty() {
                    let target = writer.link_to(&label.target);
                    let mut attributes = vec![("class", "cw-label"), ("dir", "ltr")];
                    attributes.extend(target.as_deref().map(|target| ("href", target)));
                    let tag = if target.is_some() { "a" } else { "span" };
                    writer.element(tag, &attributes, &label.text);
                    writer.text(" ");
                }
            }
        }
    }
}

/// Text with its line breaks.
fn lines(writer: &mut Writer, text: &str) {
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            writer.line_break();
        }
        writer.text(line.strip_suffix('\r').unwrap_or(line));
    }
}

/// Whether a paragraph is page furniture as a whole.
fn is_furniture(doc: &Doc, paragraph: &Range<usize>) -> bool {
    let segments = &doc.segmentation.segments;
    let after = segments.partition_point(|segment| segment.span.start as usize <= paragraph.start);
    after.checked_sub(1).map(|index| &segments[index]).is_some_and(|segment| {
        !matches!(segment.kind, SegmentKind::Body | SegmentKind::Heading)
            && segment.span.end as usize >= paragraph.end
    })
}
