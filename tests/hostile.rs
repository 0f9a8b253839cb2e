//! Inputs made to break things: each gives records, a diagnostic or a clear error; time grows with the length; nothing of
//! a text becomes markup. Memory is measured in `tests/python/test_hostile.py`.

#[path = "fuzz/clock.rs"]
mod clock;
#[path = "hostile/damage.rs"]
mod damage;

use clock::{alone, processor_time};
use crosswire::{
    Article, CompareOptions, Doc, Options, analyze,
    batch::Progress,
    compare,
    corpus::{
        EventOptions, FamilyOptions, OverlapOptions, ReuseOptions, cluster_events, near_duplicates,
        quote_families, text_reuse,
    },
    record::{Comparison, Moment},
    report::{html, markdown, terminal},
};
use std::{fmt::Write as _, hint::black_box, sync::Arc, time::Duration};

fn read(text: impl Into<String>) -> Arc<Doc> {
    Arc::new(analyze(Arc::new(Article::new(text)), &Options::default()))
}

fn named(id: &str, text: &str) -> Arc<Doc> {
    let article = Article { id: id.to_owned(), ..Article::new(text) };
    Arc::new(analyze(Arc::new(article), &Options::default()))
}

/// A second of an optimised build; one with the checks of a debug build is slower.
const SECOND: Duration = Duration::from_secs(if cfg!(debug_assertions) { 4 } else { 1 });

/// Holds time to the size: four times the size may take at most ten times as long (a quadratic pass takes sixteen), with
/// some allowance for what is too short to measure.
fn linear<T: Send + Sync>(
    what: &str,
    size: usize,
    make: impl Fn(usize) -> T,
    work: impl Fn(&T) + Send + Sync,
) {
    let (small, large) = (make(size), make(4 * size));
    alone(|| {
        let least = |given: &T| clock::per_run(|| work(given)).min(clock::per_run(|| work(given)));
        let (short, long) = (least(&small), least(&large));
        assert!(
            long < short * 10 + Duration::from_millis(5),
            "{what}: {short:?} for {size}, {long:?} for four times as much"
        );
    });
}

/// Pieces that tempt a pass to look far ahead or back, or to keep something open.
const PIECES: &[&str] = &[
    "\"",
    "'",
    "“",
    "”",
    "‘",
    "’",
    "“‘",
    "’”",
    "«",
    "(",
    "[",
    "“a ",
    "\"a\" ",
    "said ",
    "said, ",
    "“No,” ",
    "\"No,\" said ",
    "according to ",
    "told ",
    "that ",
    "he said ",
    "who ",
    "Venn ",
    "Ada Venn, ",
    "Mr. ",
    "U.S. ",
    "of ",
    "and ",
    "the ",
    "1",
    "1,",
    "1.",
    "12 ",
    "$",
    "half ",
    "Monday ",
    "March ",
    "2026-",
    "last ",
    "-",
    "—",
    "a-",
    ".",
    "...",
    ". ",
    ", ",
    "\n",
    "\n\n",
    "“a\n\n",
    "\r",
    "\u{301}",
    "\u{200d}",
    "\u{200b}",
    "👩\u{200d}",
    "🇺🇸",
    "http://a",
    "a@",
    "@a",
    "#a",
    "Photo: ",
    "Read more:\n",
    "<",
    "&",
    "|",
    "\u{0}",
    "A.",
    "a",
];

#[test]
fn one_piece_repeated_takes_time_in_proportion_to_its_length() {
    for piece in PIECES {
        linear(
            &format!("{piece:?}"),
            6_000,
            |bytes| Arc::new(Article::new(piece.repeat(bytes / piece.len()))),
            |article| drop(black_box(analyze(Arc::clone(article), &Options::default()))),
        );
    }
}

#[test]
fn a_million_quotation_marks_are_read_and_none_is_lost() {
    for mark in ["\"", "“”", "\"\n\n"] {
        let text = mark.repeat(1_000_000 / mark.chars().count());
        let (mut doc, mut took) = (None, Duration::ZERO);
        alone(|| took = processor_time(|| doc = Some(read(text.as_str()))));
        let doc = doc.expect("it was read");
        assert_eq!(doc.text(), text);
        let covered: usize = doc.segmentation.tokens.iter().map(|token| token.span.len()).sum();
        assert_eq!(covered, text.len() - text.matches('\n').count(), "{mark:?}");
        // A second for 100 kB would be ten and more.
        assert!(took < 10 * SECOND, "{mark:?}: {took:?}");
    }
}

#[test]
fn marks_nested_a_hundred_thousand_deep_are_read() {
    let depth = 100_000;
    for (open, close) in
        [("“", "”"), ("‘", "’"), ("(", ")"), ("“‘", "’”"), ("«", "»"), ("[", "]"), ("“(", ")”")]
    {
        let text = format!("{}said Venn{}", open.repeat(depth), close.repeat(depth));
        let doc = read(text);
        for region in &doc.segmentation.regions {
            assert!(
                region
                    .parent
                    .is_none_or(|parent| (parent as usize) < doc.segmentation.regions.len())
            );
        }
        let _ = black_box(html::doc(&doc, None).len());
    }
}

/// Distinct invented names.
fn people(count: usize) -> impl Iterator<Item = String> {
    const GIVEN: [&str; 10] =
        ["Ada", "Piet", "Ona", "Mara", "Ines", "Tom", "Berit", "Olaf", "Runa", "Sven"];
    const SYLLABLES: [&str; 20] = [
        "va", "no", "ri", "sel", "dor", "ke", "mi", "tu", "lan", "bo", "gre", "fa", "hu", "jo",
        "pe", "qui", "sta", "wy", "zo", "xe",
    ];
    (0..count).map(|number| {
        let mut name = format!("{} ", GIVEN[number % 10]);
        let mut rest = number / 10;
        for place in 0..4 {
            let syllable = SYLLABLES[rest % 20];
            rest /= 20;
            let first =
                if place == 0 { syllable[..1].to_uppercase() } else { syllable[..1].to_owned() };
            let _ = write!(name, "{first}{}", &syllable[1..]);
        }
        name
    })
}

#[test]
fn a_hundred_thousand_names_are_read() {
    let mut text = String::new();
    for name in people(100_000) {
        let _ = writeln!(text, "Mayor {name} said that the ferry would sail.");
    }
    let mut doc = None;
    let took = alone(|| processor_time(|| doc = Some(read(text))));
    let doc = doc.expect("it was read");
    assert!(doc.mentions.len() > 50_000, "{} names", doc.mentions.len());
    // Four and a half megabytes.
    assert!(took < 45 * SECOND, "{took:?}");
}

#[test]
fn names_that_share_a_surname_take_time_in_proportion_to_their_number() {
    let text = |count: usize| {
        let mut text = String::new();
        for (number, name) in people(count).enumerate() {
            let given = name.replace(' ', "");
            let _ = writeln!(text, "{given} Venn met Mr. Venn of Port {number} and Venn said no.");
        }
        Arc::new(Article::new(text))
    };
    let work =
        |article: &Arc<Article>| drop(black_box(analyze(Arc::clone(article), &Options::default())));
    linear("one surname", 500, text, work);
}

#[test]
fn reports_with_thousands_of_people_of_one_name_are_compared() {
    let text = |shift: usize| {
        let mut text = String::new();
        for name in people(3000).skip(shift).step_by(2) {
            let given = name.replace(' ', "");
            let _ = writeln!(text, "“We will sail,” {given} Venn said.");
        }
        text
    };
    let docs = [named("a", &text(0)), named("b", &text(1))];
    let mut found = Comparison::default();
    let took = alone(|| processor_time(|| found = compare(&docs, &CompareOptions::default())));
    assert_eq!(found.docs.len(), 2);
    assert!(took < 20 * SECOND, "{took:?}");
}

#[test]
fn many_quotations_that_are_nearly_one_are_compared_in_time_in_proportion() {
    let reports = |count: usize| -> Vec<Arc<Doc>> {
        (0..2)
            .map(|report| {
                let mut text = String::new();
                for number in 0..count {
                    let _ = writeln!(
                        text,
                        "“We will not close the ferry number {number} before the winter of this year, whatever the {report} \
                         harbour says,” Mayor Ada Venn said.\n"
                    );
                }
                named(&report.to_string(), &text)
            })
            .collect()
    };
    // Below the caps every pair is looked at; above them time is held.
    linear("near-same quotations", 600, reports, |docs| {
        drop(black_box(compare(docs, &CompareOptions::default())));
    });
}

#[test]
fn many_reports_with_the_same_quotations_are_compared() {
    let text = "“We will not close the ferry before the winter,” Mayor Ada Venn said. Piet Oss, who runs the harbour, said \
        that 14 boats had been lost on Monday.\n\n";
    let docs: Vec<Arc<Doc>> =
        (0..60).map(|number| named(&number.to_string(), &text.repeat(5))).collect();
    let mut found = Comparison::default();
    let took = alone(|| processor_time(|| found = compare(&docs, &CompareOptions::default())));
    let members: usize = found.quotes.iter().map(|quote| quote.members.len()).sum();
    assert!(members >= 300, "{members} versions");
    assert!(took < 20 * SECOND, "{took:?}");
}

/// Articles of which each differs from every other by one word.
fn near_copies(count: usize) -> Vec<Arc<Article>> {
    let body = "The ferry to Halve did not sail on Monday because its engine failed, and the harbour company could not say \
        when the next one would. Mayor Ada Venn said, “We will not close the ferry before the winter,” and left. ";
    (0..count)
        .map(|number| {
            let id = number.to_string();
            let published =
                Some(format!("2026-03-{:02}", 1 + number % 28).parse::<Moment>().expect("a day"));
            let text =
                format!("{} Boat number {number} stayed. {}", body.repeat(2), body.repeat(2));
            Arc::new(Article { id, published, ..Article::new(text) })
        })
        .collect()
}

#[test]
fn many_articles_that_are_nearly_one_are_held_together_in_time_in_proportion() {
    let progress = Progress::default();
    linear("near-duplicates", 300, near_copies, |articles| {
        drop(black_box(near_duplicates(articles, &OverlapOptions::default(), &progress)));
    });
    linear("reuse", 300, near_copies, |articles| {
        drop(black_box(text_reuse(articles, None, &ReuseOptions::default(), &progress)));
    });
    linear("events", 300, near_copies, |articles| {
        drop(black_box(cluster_events(articles, &EventOptions::default(), &progress)));
    });
    let docs = |count| -> Vec<Arc<Doc>> {
        let annotated = |article| Arc::new(analyze(article, &Options::default()));
        near_copies(count).into_iter().map(annotated).collect()
    };
    linear("families", 150, docs, |docs| {
        drop(black_box(quote_families(docs, &FamilyOptions::default(), &progress)));
    });
}

/// What would run or be fetched if it were taken for markup.
const MARKUP: &[&str] = &[
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "</style><script>alert(2)</script>",
    "<!--",
    "-->",
    "]]>",
    "</td></tr></table><iframe src=//a.b>",
    "<svg/onload=alert(3)>",
    "&lt;script&gt;",
    "![x](http://a.b/c.png)",
    "[click](javascript:alert(4))",
    "<a href=\"javascript:alert(5)\">x</a>",
    "`code`",
    "| a | b |\n| --- | --- |",
    "# heading",
    "\u{202e}txt.exe",
    "\u{1b}]8;;http://a.b\u{7}link\u{1b}]8;;\u{7}",
    "\0",
    "data:text/html,<script>alert(6)</script>",
    "http://a.b/\"onclick=\"alert(7)",
    "=HYPERLINK(\"http://a.b\")",
];

#[test]
fn markup_in_any_field_is_shown_and_never_runs() {
    for field in MARKUP {
        let report = |other: &str| {
            let text = format!(
                "“We will not {field} close the ferry,” Mayor Ada {field} Venn said.\n\n{field}\n\n\"It carries {other} {field} \
                 people,\" said Piet Oss of {field}, according to {field}. {field} said that Ada Venn <b>Oss</b> called it “{field}”."
            );
            let article = Article {
                id: format!("{field} {other}"),
                source: Some(format!("{field} {other}")),
                title: Some((*field).to_owned()),
                url: Some((*field).to_owned()),
                authors: vec![(*field).to_owned()].into(),
                meta: vec![((*field).to_owned(), (*field).to_owned())].into(),
                ..Article::new(text)
            };
            Arc::new(analyze(Arc::new(article), &Options::default()))
        };
        let found = compare(&[report("40"), report("14")], &CompareOptions::default());
        let pages = [
            html::page(&found, Some(field)),
            html::fragment(&found),
            html::doc(&found.docs[0], None),
        ];
        for page in &pages {
            harmless(page, field);
        }
        assert!(pages[0].contains("close the ferry"), "the text is there: {field:?}");
        let page = markdown::page(&found, Some(field));
        for (place, _) in page.match_indices('<') {
            let own = ["<br>", "<ins>", "</ins>", "<del>", "</del>"]
                .iter()
                .any(|tag| page[place..].starts_with(tag));
            assert!(own || escaped(&page, place), "{field:?} in {:?}", line(&page, place));
        }
        for link in ["](javascript:", "](http", "]: "] {
            assert!(
                !page.contains(link) || escaped(&page, page.find(link).unwrap_or(0)),
                "{field:?}: {link}"
            );
        }
        let table = terminal::table(&found, 100, false);
        assert!(
            table.chars().all(|c| c == '\n' || !c.is_control()),
            "{field:?} reaches the terminal"
        );
    }
}

/// Whether a backslash stands before that place.
fn escaped(page: &str, place: usize) -> bool {
    page[..place].ends_with('\\')
}

fn line(page: &str, place: usize) -> &str {
    let start = page[..place].rfind('\n').map_or(0, |end| end + 1);
    page[start..].lines().next().unwrap_or_default()
}

/// Tags are those of the project, no attribute came from outside, no link leads out of the page.
fn harmless(page: &str, field: &str) {
    const TAGS: &[&str] = &[
        "i", "html", "head", "meta", "title", "style", "body", "div", "header", "section",
        "footer", "h1", "h2", "h3", "p", "a", "b", "span", "ul", "li", "table", "thead", "tbody",
        "tr", "th", "td", "ins", "del", "br", "nav", "em", "!doctype", "sup", "svg", "rect",
        "circle", "main",
    ];
    // Attributes that run or fetch something; every other is a name and a value between marks.
    const HARMFUL: &[&str] = &[
        "src",
        "srcset",
        "action",
        "formaction",
        "data",
        "ping",
        "poster",
        "background",
        "xlink:href",
    ];
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        let end = rest.find('>').unwrap_or_else(|| panic!("{field:?}: a tag does not end"));
        let closing = rest.starts_with('/');
        let tag = rest[..end].trim_start_matches('/').to_lowercase();
        rest = &rest[end..];
        let (name, attributes) = tag.split_once(' ').unwrap_or((&tag, ""));
        assert!(TAGS.contains(&name), "{field:?}: <{tag}>");
        if name == "style" && !closing {
            rest = &rest[rest.find("</style>").expect("a style sheet ends")..];
        }
        for (number, part) in attributes.split('"').enumerate() {
            if number % 2 == 0 {
                let attribute = part.trim().trim_end_matches('=');
                let plain =
                    attribute.chars().all(|c| c.is_ascii_lowercase() || matches!(c, '-' | ':'));
                let harmful = attribute.starts_with("on") || HARMFUL.contains(&attribute);
                assert!(plain && !harmful, "{field:?}: {attribute} in <{tag}>");
            }
        }
        if let Some(target) = attributes.split("href=\"").nth(1) {
            assert!(target.starts_with('#'), "{field:?}: a link to {target}");
        }
    }
}
