use super::{
    ROWS,
    canvas::{Anchor, Canvas, EDGE, SIZE, SMALL, WIDTH},
    fit,
};
use crate::report::{
    reports::{self, Reports},
    wording,
};
use jiff::civil::Date;

/// Where the line of time stands.
const LINE: f64 = EDGE + 138.0;
/// With more reports than this their number stands in place of a dot for each.
const DOTS: usize = 12;
/// Pixels between the dots.
const STEP: f64 = 20.0;

/// Draws the dated statements down a line of time, each with the reports that tell it.
pub(super) fn draw(canvas: &mut Canvas, reports: &Reports<'_>) {
    let names = &reports.names;
    let rows = &reports.comparison.timeline;
    if rows.is_empty() {
        canvas.note("The reports date nothing.");
        canvas.tell("The reports date nothing.");
        return;
    }
    let dotted = names.len() <= DOTS;
    let letters: Vec<String> = (0..names.len()).map(reports::letter).collect();
    if dotted {
        canvas.note("● the report tells it; ○ it does not. Dates are as the texts give them.");
        let key: Vec<String> =
            letters.iter().zip(names).map(|(letter, name)| format!("{letter} = {name}")).collect();
        canvas.note(&key.join(" · "));
    } else {
        canvas.note("Dates are as the texts give them.");
    }
    let told_width = if dotted { STEP * names.len() as f64 } else { 80.0 };
    let told = WIDTH - EDGE - told_width;
    let room = told - LINE - 40.0;
    canvas.y += 26.0;
    if dotted {
        for (report, letter) in letters.iter().enumerate() {
            let x = told + STEP * (report as f64 + 0.5);
            canvas.text(x, canvas.y, "s-name", Anchor::Middle, letter);
        }
    }
    canvas.y += 8.0;
    let top = canvas.y;
    let mut last: Option<&str> = None;
    let mut marks: Vec<f64> = Vec::new();
    for row in rows.iter().take(ROWS) {
        let fresh = last != Some(row.date.as_str());
        if fresh {
            if let Some(gap) = last.and_then(|last| gap(last, &row.date)) {
                canvas.y += 15.0;
                canvas.text(LINE - 14.0, canvas.y, "s-soft", Anchor::End, &gap);
                canvas.y += 4.0;
            }
            canvas.y += 6.0;
        }
        let start = canvas.y;
        let base = start + 15.0;
        if fresh {
            let when = fit::lines(&wording::time(&row.date), LINE - EDGE - 22.0, SIZE, 2);
            for (number, line) in when.iter().enumerate() {
                canvas.text(LINE - 14.0, base + 16.0 * number as f64, "s-head", Anchor::End, line);
            }
            marks.push(base - 4.5);
            canvas.y = canvas.y.max(base + 16.0 * (when.len() as f64 - 1.0) - 10.0);
        }
        last = Some(row.date.as_str());
        let mut y = base;
        for line in fit::lines(&row.text, room, SIZE, 3) {
            canvas.text(LINE + 18.0, y, "", Anchor::Start, &line);
            y += 17.0;
        }
        if !row.conflicting.is_empty() {
            let other: Vec<String> =
                row.conflicting.iter().map(|date| wording::time(date)).collect();
            let other = format!("another date elsewhere: {}", wording::listed(&other));
            canvas.text(LINE + 18.0, y, "s-alarm", Anchor::Start, &fit::cut(&other, room, SMALL));
            y += 17.0;
        }
        let tells: Vec<usize> =
            row.articles.iter().filter_map(|article| reports.of(article)).collect();
        if dotted {
            for (report, name) in names.iter().enumerate() {
                let full = tells.contains(&report);
                let title =
                    format!("{name} {}", if full { "tells it" } else { "does not tell it" });
                let x = told + STEP * (report as f64 + 0.5);
                canvas.disc((x, base - 4.5), 5.0, full, &title);
            }
        } else {
            let count = format!("{} of {}", tells.len(), names.len());
            canvas.text(WIDTH - EDGE, base, "s-figure", Anchor::End, &count);
        }
        let tellers: Vec<&str> = tells.iter().map(|&report| names[report].as_str()).collect();
        canvas.tell(format!("{}: {} ({}).", row.date, row.text, wording::listed(&tellers)));
        canvas.y = canvas.y.max(y - 7.0);
    }
    canvas.line((LINE, top), (LINE, canvas.y), "l-ink");
    for y in marks {
        canvas.disc((LINE, y), 4.5, true, "");
    }
    if rows.len() > ROWS {
        canvas.y += 6.0;
        let more = wording::count(rows.len() - ROWS, "later statement", "later statements");
        canvas.note(&format!("Not drawn: {more}."));
    }
}

/// The time between two whole dates, where it is more than a day.
fn gap(from: &str, to: &str) -> Option<String> {
    let (from, to): (Date, Date) = (from.parse().ok()?, to.parse().ok()?);
    let days = from.until(to).ok()?.get_days();
    (days > 1).then(|| format!("{days} days later"))
}
