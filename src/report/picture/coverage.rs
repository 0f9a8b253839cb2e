use super::{
    ROWS,
    canvas::{Anchor, Canvas, EDGE, SIZE, SMALL, WIDTH},
    fit,
};
use crate::report::{
    reports::Reports,
    thing::{self, Group, Thing},
    wording,
};

/// Width of the names of the rows.
pub(super) const NAMES: f64 = 250.0;
/// Height of a row.
const ROW: f64 = 25.0;
/// A column narrower than this has its name turned.
const NARROW: f64 = 84.0;

/// Columns of a matrix, one for each report.
pub(super) struct Columns {
    pub(super) width: f64,
}

impl Columns {
    /// As wide as there is room for.
    pub(super) fn new(canvas: &mut Canvas, count: usize) -> Self {
        let room = WIDTH - 2.0 * EDGE - NAMES;
        let width = (room / count.max(1) as f64).clamp(36.0, 150.0);
        canvas.widen(
            2.0 * EDGE + NAMES + width * count as f64 + if width < NARROW { 60.0 } else { 0.0 },
        );
        Self { width }
    }

    /// The middle of a column.
    pub(super) fn middle(&self, column: usize) -> f64 {
        EDGE + NAMES + self.width * (column as f64 + 0.5)
    }

    /// Where the columns end.
    pub(super) fn end(&self, count: usize) -> f64 {
        EDGE + NAMES + self.width * count as f64
    }

    /// Writes the names over the columns: in lines, or turned where they are narrow.
    pub(super) fn heads(&self, canvas: &mut Canvas, names: &[String]) {
        if self.width < NARROW {
            let longest = names.iter().map(|name| fit::width(name, SMALL)).fold(0.0, f64::max);
            let room = longest.min(130.0);
            canvas.y += 14.0 + room * 0.77;
            for (column, name) in names.iter().enumerate() {
                let name = fit::cut(name, room, SMALL);
                canvas.turned(
                    self.middle(column) - 2.0,
                    canvas.y,
                    -50.0,
                    "s-name",
                    Anchor::Start,
                    &name,
                );
            }
        } else {
            let heads: Vec<Vec<String>> =
                names.iter().map(|name| fit::lines(name, self.width - 10.0, SMALL, 3)).collect();
            let most = heads.iter().map(Vec::len).max().unwrap_or(0);
            canvas.y += 10.0 + 15.0 * most as f64;
            for (column, lines) in heads.iter().enumerate() {
                for (number, line) in lines.iter().rev().enumerate() {
                    let y = canvas.y - 15.0 * number as f64;
                    canvas.text(self.middle(column), y, "s-name", Anchor::Middle, line);
                }
            }
        }
        canvas.y += 6.0;
    }
}

/// Draws a matrix: a row for each thing, a column for each report, how often it is there.
pub(super) fn draw(canvas: &mut Canvas, reports: &Reports<'_>) {
    let names = &reports.names;
    let all = thing::things(reports);
    if all.is_empty() {
        canvas.note("The reports name nobody and nothing.");
        canvas.tell("The reports name nobody and nothing.");
        return;
    }
    let shown = chosen(&all, names.len());
    canvas.note("A number says how often a report has it; – that it has it not; ? that it has another value of the kind.");
    let columns = Columns::new(canvas, names.len());
    columns.heads(canvas, names);
    let end = columns.end(names.len());
    for group in Group::ALL {
        let rows: Vec<&&Thing> = shown.iter().filter(|thing| thing.group == group).collect();
        if rows.is_empty() {
            continue;
        }
        canvas.y += 24.0;
        canvas.text(EDGE, canvas.y, "s-head", Anchor::Start, group.title());
        canvas.y += 7.0;
        canvas.line((EDGE, canvas.y), (end, canvas.y), "l-ink");
        for thing in rows {
            row(canvas, reports, thing, &columns);
            canvas.line((EDGE, canvas.y), (end, canvas.y), "l-line");
        }
    }
    if all.len() > shown.len() {
        canvas.y += 6.0;
        let more = all.len() - shown.len();
        canvas.note(&format!(
            "Not drawn: {} that fewer reports have.",
            wording::count(more, "more row", "more rows")
        ));
    }
    for (report, name) in names.iter().enumerate() {
        let has = all.iter().filter(|thing| thing.counts[report] > 0).count();
        canvas
            .tell(format!("{name} has {has} of {}.", wording::count(all.len(), "thing", "things")));
    }
}

/// What is drawn: of each group its share of the rows, first what most reports have.
fn chosen(all: &[Thing], reports: usize) -> Vec<&Thing> {
    if all.len() <= ROWS {
        return all.iter().collect();
    }
    // What every report has and what one alone has tell the least and the most; within a group the order is by reports.
    let groups =
        Group::ALL.iter().filter(|group| all.iter().any(|thing| thing.group == **group)).count();
    let each = ROWS.div_ceil(groups.max(1));
    let mut chosen: Vec<&Thing> = Vec::new();
    for group in Group::ALL {
        let of_group = all.iter().filter(|thing| thing.group == group);
        let least = if reports > 2 { 2 } else { 1 };
        chosen.extend(of_group.filter(|thing| thing.reports() >= least).take(each));
    }
    chosen
}

fn row(canvas: &mut Canvas, reports: &Reports<'_>, thing: &Thing, columns: &Columns) {
    let tag = thing.row.as_ref().map(|(tag, _)| format!("{tag} ")).unwrap_or_default();
    let name = wording::first_words(&thing.name, 12);
    let text = fit::cut(&format!("{tag}{name}"), NAMES - 14.0, SIZE);
    let base = canvas.y + 17.0;
    canvas.text(EDGE, base, "", Anchor::Start, &text);
    for (report, (&count, &doubtful)) in thing.counts.iter().zip(&thing.doubtful).enumerate() {
        let middle = columns.middle(report);
        let outlet = &reports.names[report];
        if count > 0 {
            let title = format!(
                "{name}: {} in {outlet}",
                wording::count(count as usize, "place", "places")
            );
            canvas.rect((middle - 15.0, canvas.y + 3.5, 30.0, 18.0), "f-a", &title);
            canvas.text(middle, base, "s-on-a", Anchor::Middle, &count.to_string());
        } else {
            canvas.text(middle, base, "s-soft", Anchor::Middle, if doubtful { "?" } else { "–" });
        }
    }
    canvas.y += ROW;
}
