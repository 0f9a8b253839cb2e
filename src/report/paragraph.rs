use crate::record::Doc;
use std::ops::Range;

/// Paragraphs in bytes, without outer white space: they end at an empty line and at a line break between two segments.
pub(super) fn paragraphs(doc: &Doc) -> Vec<Range<usize>> {
    let text = doc.text();
    let segments = &doc.segmentation.segments;
    let inside = |place: usize| {
        let after = segments.partition_point(|segment| segment.span.start as usize <= place);
        after > 0 && place < segments[after - 1].span.end as usize
    };
    let mut paragraphs = Vec::new();
    let mut current: Option<Range<usize>> = None;
    let mut place = 0;
    for line in text.split_inclusive('\n') {
        let start = place + line.len() - line.trim_start().len();
        let end = place + line.trim_end().len();
        if end <= start {
            paragraphs.extend(current.take());
        } else {
            match &mut current {
                Some(open) if segments.is_empty() || inside(place - 1) => open.end = end,
                _ => paragraphs.extend(current.replace(start..end)),
            }
        }
        place += line.len();
    }
    paragraphs.extend(current);
    paragraphs
}
