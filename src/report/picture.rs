//! Pictures of a comparison as SVG that needs nothing but itself: no script, no outside font or link.
//!
//! Each can stand alone as a file or inside a page. What a colour says is said by a pattern, a number or a word too;
//! a title and a description tell the picture to who does not see it, and every mark tells its numbers on hovering.

mod canvas;
mod coverage;
mod fit;
mod overlap;
mod speakers;
mod timeline;

use super::reports::Reports;
use crate::record::Comparison;
use canvas::Canvas;

/// Which picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Who and what each report has: a matrix.
    Coverage,
    /// Who is quoted by whom, and with how many words.
    Speakers,
    /// What happened when, and which report tells it.
    Timeline,
    /// What each report is made of, and which words two reports share.
    Overlap,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Coverage, Self::Speakers, Self::Timeline, Self::Overlap];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Coverage => "coverage",
            Self::Speakers => "speakers",
            Self::Timeline => "timeline",
            Self::Overlap => "overlap",
        }
    }

    /// The heading over it.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Coverage => "Which report has what",
            Self::Speakers => "Who is quoted by whom",
            Self::Timeline => "What happened when, and who tells it",
            Self::Overlap => "What the reports are made of, and what they share",
        }
    }
}

/// A picture of a comparison: an `svg` element that is a file of its own too.
pub fn svg(comparison: &Comparison, kind: Kind) -> String {
    let reports = Reports::new(comparison);
    let mut canvas = Canvas::new(kind.title());
    match kind {
        Kind::Coverage => coverage::draw(&mut canvas, &reports),
        Kind::Speakers => speakers::draw(&mut canvas, &reports),
        Kind::Timeline => timeline::draw(&mut canvas, &reports),
        Kind::Overlap => overlap::draw(&mut canvas, &reports),
    }
    canvas.finish()
}

/// Rows that a picture has room for.
const ROWS: usize = 40;
