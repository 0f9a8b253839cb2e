use super::{
    ROWS,
    canvas::{Anchor, Canvas, EDGE, Fill, SIZE, WIDTH},
    coverage::{Columns, NAMES},
    fit,
};
use crate::{
    record::SpeakerShare,
    report::{
        reports::Reports,
        speaker::{self, Speaker},
        wording,
    },
};

/// With more reports than this there is no room for bars, and numbers stand alone.
const BARS: usize = 5;
/// Height of a row.
const ROW: f64 = 26.0;

/// Draws a row for each speaker and a column for each report: a bar of the words that the report gives them.
pub(super) fn draw(canvas: &mut Canvas, reports: &Reports<'_>) {
    let names = &reports.names;
    let mut speakers = speaker::speakers(reports);
    if speakers.is_empty() {
        canvas.note("The reports quote nobody.");
        canvas.tell("The reports quote nobody.");
        return;
    }
    let more = speakers.len().saturating_sub(ROWS);
    speakers.truncate(ROWS);
    canvas.note("Words that each report gives to each speaker. All bars have one scale.");
    canvas.legend(&[
        (Fill::Solid, "between quotation marks"),
        (Fill::Striped, "reported without quotation marks"),
    ]);
    let columns = Columns::new(canvas, names.len());
    let wide = names.len() <= BARS;
    let end = columns.end(names.len()).max(if wide { WIDTH - EDGE } else { 0.0 });
    columns.heads(canvas, names);
    canvas.line((EDGE, canvas.y), (end, canvas.y), "l-ink");
    let most = speakers.iter().flat_map(|speaker| speaker.shares.iter().flatten());
    let most = most.map(|share| words(share)).max().unwrap_or(1).max(1);
    for speaker in &speakers {
        row(canvas, reports, speaker, &columns, wide, most);
        canvas.line((EDGE, canvas.y), (end, canvas.y), "l-line");
        let told: Vec<String> = speaker
            .shares
            .iter()
            .zip(names)
            .filter_map(|(share, name)| Some(format!("{} in {name}", words((*share)?))))
            .collect();
        canvas.tell(format!("{}, words: {}.", speaker.name, told.join(", ")));
    }
    if more > 0 {
        canvas.y += 6.0;
        let more = wording::count(more, "more speaker", "more speakers");
        canvas.note(&format!("Not drawn: {more} with fewer words."));
    }
}

fn words(share: &SpeakerShare) -> u64 {
    u64::from(share.direct_words) + u64::from(share.indirect_words)
}

fn row(
    canvas: &mut Canvas,
    reports: &Reports<'_>,
    speaker: &Speaker<'_>,
    columns: &Columns,
    wide: bool,
    most: u64,
) {
    let base = canvas.y + 17.5;
    let name = fit::cut(&wording::first_words(speaker.name, 12), NAMES - 14.0, SIZE);
    canvas.text(EDGE, base, "", Anchor::Start, &name);
    for (report, share) in speaker.shares.iter().enumerate() {
        let left = columns.middle(report) - columns.width / 2.0 + 6.0;
        let Some(share) = share else {
            let (x, anchor) =
                if wide { (left, Anchor::Start) } else { (columns.middle(report), Anchor::Middle) };
            canvas.text(x, base, "s-soft", anchor, "–");
            continue;
        };
        let title = format!(
            "{} in {}: {} between quotation marks, {} reported, {} of the report",
            speaker.name,
            reports.names[report],
            wording::count(share.direct_words as usize, "word", "words"),
            share.indirect_words,
            wording::percent(share.share.get()),
        );
        let number = words(share).to_string();
        if wide {
            let scale = (columns.width - 46.0) / most as f64;
            let direct = f64::from(share.direct_words) * scale;
            let indirect = f64::from(share.indirect_words) * scale;
            if share.direct_words > 0 {
                canvas.bar((left, canvas.y + 6.0, direct.max(1.5), 14.0), Fill::Solid, &title);
            }
            if share.indirect_words > 0 {
                let place = (left + direct, canvas.y + 6.0, indirect.max(1.5), 14.0);
                canvas.bar(place, Fill::Striped, &title);
            }
            canvas.text(left + direct + indirect + 5.0, base, "s-figure", Anchor::Start, &number);
        } else {
            let fill = if share.direct_words > 0 { Fill::Solid } else { Fill::Striped };
            canvas.bar((columns.middle(report) - 17.0, canvas.y + 4.0, 34.0, 18.0), fill, &title);
            canvas.on_bar((columns.middle(report), base), fill, &number);
        }
    }
    canvas.y += ROW;
}
