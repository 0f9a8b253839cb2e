use super::{
    ROWS,
    canvas::{Anchor, Canvas, EDGE, Fill, SIZE, SMALL, WIDTH},
    fit,
};
use crate::report::{makeup, passage, reports::Reports, wording};

/// Width of the names of the rows.
const NAMES: f64 = 200.0;
/// Fills of the five kinds of words, in the order of `makeup`.
const FILLS: [Fill; 5] = [Fill::Solid, Fill::Striped, Fill::Dotted, Fill::Crossed, Fill::Empty];

/// Draws what the words of each report are, as one bar, then how many words each pair of reports shares.
pub(super) fn draw(canvas: &mut Canvas, reports: &Reports<'_>) {
    makeups(canvas, reports);
    if reports.names.len() > 1 {
        canvas.y += 30.0;
        pairs(canvas, reports);
    }
}

fn makeups(canvas: &mut Canvas, reports: &Reports<'_>) {
    canvas.note("The words of each report by where they come from.");
    let legend: Vec<(Fill, &str)> = FILLS.into_iter().zip(makeup::KINDS).collect();
    canvas.legend(&legend);
    canvas.y += 12.0;
    let room = WIDTH - 2.0 * EDGE - NAMES;
    for (report, doc) in reports.comparison.docs.iter().enumerate().take(ROWS) {
        let counts = makeup::counts(reports, report, doc);
        let all: usize = counts.iter().sum();
        let name = &reports.names[report];
        let base = canvas.y + 16.0;
        canvas.text(EDGE, base, "", Anchor::Start, &fit::cut(name, NAMES - 14.0, SIZE));
        canvas.text(
            EDGE,
            base + 15.0,
            "s-soft",
            Anchor::Start,
            &wording::count(all, "word", "words"),
        );
        let mut x = EDGE + NAMES;
        let mut told = Vec::new();
        for ((count, fill), kind) in counts.into_iter().zip(FILLS).zip(makeup::KINDS) {
            if count == 0 {
                continue;
            }
            let share = count as f64 / all as f64;
            let width = room * share;
            let percent = wording::percent(share);
            let title =
                format!("{name}: {percent} {kind} ({})", wording::count(count, "word", "words"));
            canvas.bar((x, canvas.y + 2.0, (width - 1.5).max(1.0), 24.0), fill, &title);
            if fit::width(&percent, SMALL) + 12.0 < width {
                canvas.on_bar((x + width / 2.0, canvas.y + 18.5), fill, &percent);
            }
            x += width;
            told.push(format!("{percent} {kind}"));
        }
        canvas.tell(format!("{name}: {}.", told.join(", ")));
        canvas.y += 40.0;
    }
    if reports.names.len() > ROWS {
        let more = wording::count(reports.names.len() - ROWS, "more report", "more reports");
        canvas.note(&format!("Not drawn: {more}."));
    }
}

fn pairs(canvas: &mut Canvas, reports: &Reports<'_>) {
    let mut pairs = passage::shared(reports);
    canvas.text(EDGE, canvas.y, "s-head", Anchor::Start, "Words that two reports share");
    if pairs.is_empty() {
        canvas.note("No two reports share a run of words.");
        canvas.tell("No two reports share a run of words.");
        return;
    }
    canvas.legend(&[
        (Fill::Crossed, "in prose"),
        (Fill::Solid, "between quotation marks: a speaker's words"),
    ]);
    canvas.y += 10.0;
    let more = pairs.len().saturating_sub(ROWS);
    pairs.truncate(ROWS);
    let names = NAMES + 90.0;
    let most = pairs.iter().map(|(_, shared)| shared.prose.saturating_add(shared.quoted)).max();
    let scale = (WIDTH - 2.0 * EDGE - names - 150.0) / f64::from(most.unwrap_or(1).max(1));
    for ((a, b), shared) in pairs {
        let pair = format!("{} and {}", reports.names[a], reports.names[b]);
        let base = canvas.y + 16.0;
        canvas.text(EDGE, base, "", Anchor::Start, &fit::cut(&pair, names - 14.0, SIZE));
        let mut x = EDGE + names;
        let parts = [
            (shared.prose, Fill::Crossed, "in prose"),
            (shared.quoted, Fill::Solid, "between quotation marks"),
        ];
        let mut said = Vec::new();
        for (count, fill, kind) in parts.into_iter().filter(|(count, ..)| *count > 0) {
            let width = (f64::from(count) * scale).max(1.5);
            let title =
                format!("{pair}: {} {kind}", wording::count(count as usize, "word", "words"));
            canvas.bar((x, canvas.y + 4.0, width, 16.0), fill, &title);
            x += width;
            said.push(format!("{count} {}", if fill == Fill::Solid { "quoted" } else { "prose" }));
        }
        canvas.text(x + 6.0, base, "s-figure", Anchor::Start, &said.join(" + "));
        canvas.tell(format!("{pair} share {} words.", said.join(" and ")));
        canvas.y += 26.0;
    }
    if more > 0 {
        let more = wording::count(more, "more pair", "more pairs");
        canvas.note(&format!("Not drawn: {more} that share less."));
    }
}
