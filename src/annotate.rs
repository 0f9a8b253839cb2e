//! Floor `annotate`: one article → a [`Doc`] with names, numbers, dates and quotations.
//!
//! Only this file knows the order of the passes. Each pass is a file under `annotate/`, works on tokens of one
//! `Page`, and gives token ranges; records are made here, once.

mod attribution;
mod calendar;
mod cue;
mod entity;
mod given;
#[doc(hidden)]
pub mod measure;
mod mention;
mod name;
mod number;
mod page;
mod phrase;
mod quantity;
mod quote;
mod recorder;
mod region;
mod speaker;
mod tagging;
mod timex;
mod word;

#[cfg(feature = "train")]
pub use quote::training as quotations;

use crate::{
    record::{Article, Diagnostic, Doc, Entity, Mention, Moment, Offsets, PublishedFrom},
    text,
};
pub use given::{GivenName, GivenNames};
pub use tagging::parts_of_speech;

use page::Page;
use phrase::Scene;
use recorder::Recorder;
use std::sync::Arc;

/// Whether the bearer of a name is a woman, where the given name or the title tells.
pub(crate) fn is_woman(name: &str, title: Option<&str>) -> Option<bool> {
    let given = name.split(' ').next().and_then(name::gender_of_given);
    title.and_then(name::gender_of_title).or(given).map(|gender| gender == name::Gender::Woman)
}

/// How articles are annotated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether page furniture counts as text: names and quotations are looked for in captions and links too.
    pub keep_boilerplate: bool,
    /// Whether quotations are found by rules alone, without the model that weighs candidates.
    pub rules_only: bool,
    /// Names that the user knows, found wherever they stand.
    pub names: Option<Arc<GivenNames>>,
}

/// Annotates one article.
pub fn analyze(article: Arc<Article>, options: &Options) -> Doc {
    analyze_with(article, options, quote::Model::built_in())
}

/// Annotates one article with a model of quotations.
fn analyze_with(article: Arc<Article>, options: &Options, model: Option<&quote::Model>) -> Doc {
    let offsets = Offsets::new(&article.text);
    let segmentation = text::segmentation(&article.text);
    let mut diagnostics = segmentation.diagnostics.clone();
    let article = if article.published.is_none() && text::published(&article.text).is_some() {
        Arc::new(dated(Arc::unwrap_or_clone(article)))
    } else {
        article
    };
    check_date(&article, &mut diagnostics);
    let page = Page::new(&article.text, &segmentation, options.keep_boilerplate);
    let given = options.names.as_deref();
    let recorder = Recorder { page: &page, offsets: &offsets, given };

    let tagging = tagging::Tagging::new(&page);
    let names = mention::find(&page, &tagging, given);
    drop(tagging);
    let (groups, group_of) = entity::group(&page, &names);
    let published = article.published.map(Moment::date);
    let times = timex::find(&page, published);
    // Made into records at once: a text of nothing but figures has one for every two bytes.
    let quantities =
        quantity::find(&page, &times).into_iter().map(|amount| recorder.quantity(amount)).collect();
    let scene = Scene::new(&page, &names, &times);
    let drafts = quote::find(&scene, model.filter(|_| !options.rules_only));
    let speakers = speaker::find(&scene, &groups, &group_of, &drafts);
    let kinds = region::kinds(&page, &drafts);

    let mentions: Vec<Mention> =
        names.iter().zip(&group_of).map(|(name, &group)| recorder.mention(name, group)).collect();
    let entities: Vec<Entity> = groups
        .iter()
        .enumerate()
        .map(|(id, group)| recorder.entity(id, group, &names, &mentions))
        .collect();
    let regions = recorder.regions(&kinds);
    let times = times.into_iter().map(|time| recorder.timex(time)).collect();
    let quotes = drafts
        .iter()
        .zip(&speakers)
        .enumerate()
        .map(|(id, (draft, speaker))| recorder.quote(id, draft, speaker, &entities))
        .collect();
    drop(page);
    Doc {
        article,
        offsets,
        segmentation,
        regions,
        mentions,
        entities,
        quantities,
        times,
        quotes,
        diagnostics,
    }
}

/// The article with the date of its header line where the caller gave none.
pub fn dated(article: Article) -> Article {
    match text::published(&article.text) {
        Some(header) if article.published.is_none() => Article {
            published: Some(Moment::Date(header)),
            published_from: PublishedFrom::Header,
            ..article
        },
        _ => article,
    }
}

/// Says so where the caller's date and the header line differ; the caller's is used.
fn check_date(article: &Article, diagnostics: &mut Vec<Diagnostic>) {
    let (Some(given), Some(header)) = (article.published, text::published(&article.text)) else {
        return;
    };
    if given.date() != header {
        diagnostics.push(Diagnostic {
            code: "published-differs".into(),
            message: format!(
                "published is {given}, the header line says {header}; {given} was used"
            ),
            start: None,
            end: None,
        });
    }
}

#[cfg(test)]
mod sample {
    use super::*;

    /// A text annotated without a date.
    pub(super) fn doc(text: &str) -> Doc {
        analyze(Arc::new(Article::new(text)), &Options::default())
    }

    /// A text annotated with what stands around the report.
    pub(super) fn doc_with_furniture(text: &str) -> Doc {
        let options = Options { keep_boilerplate: true, ..Options::default() };
        analyze(Arc::new(Article::new(text)), &options)
    }

    /// A text annotated as published on a day.
    pub(super) fn doc_on(text: &str, day: &str) -> Doc {
        let mut article = Article::new(text);
        article.published = Some(day.parse().expect("a day"));
        article.published_from = PublishedFrom::Argument;
        analyze(Arc::new(article), &Options::default())
    }
}

#[cfg(test)]
mod tests {
    use super::{sample::doc, *};
    use crate::record::Span;
    use proptest::prelude::*;
    use std::collections::HashSet;

    const REPORT: &str = "Harbour Minister Ines Valdor said on Tuesday that the Port of Esmere would reopen \
        within three weeks.\n\n\u{201c}We lost 40 boats, and nobody will forget it,\u{201d} Valdor told reporters. \
        \u{201c}The sea does not wait.\u{201d}\n\nAccording to the Coast Guard, at least 12 people were hurt.";

    #[test]
    fn the_header_line_dates_an_article_without_a_date() {
        let doc = doc(" date 2031-03-04 The mayor spoke on Monday.");
        assert_eq!(doc.article.published.map(|day| day.to_string()).as_deref(), Some("2031-03-04"));
        assert_eq!(doc.article.published_from, PublishedFrom::Header);
        assert_eq!(doc.times.last().and_then(|time| time.value.as_deref()), Some("2031-03-03"));
    }

    #[test]
    fn a_given_date_wins_over_the_header_and_the_difference_is_told() {
        let doc = sample::doc_on(" date 2031-03-04 The mayor spoke.", "2031-03-05");
        assert_eq!(doc.article.published.map(|day| day.to_string()).as_deref(), Some("2031-03-05"));
        assert!(doc.diagnostics.iter().any(|diagnostic| diagnostic.code == "published-differs"));
    }

    #[test]
    fn furniture_gives_no_records_unless_it_is_asked_for() {
        let text = "The mayor of Lisbon resigned on Friday.\n\nRead more:\n\nMaria Silva says \u{201c}never\u{201d} to taxes";
        let names = |options: &Options| {
            let doc = analyze(Arc::new(Article::new(text)), options);
            doc.entities.iter().map(|entity| entity.name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(names(&Options::default()), ["Lisbon"]);
        assert!(
            names(&Options { keep_boilerplate: true, ..Options::default() })
                .contains(&"Maria Silva".to_owned())
        );
    }

    /// Checks that every record of a doc says what its text says, in order, with ids that agree.
    fn check(doc: &Doc) {
        let characters: Vec<char> = doc.text().chars().collect();
        let holds = |start: u32, end: u32, text: &str| {
            assert!(start <= end && end as usize <= characters.len());
            assert_eq!(characters[start as usize..end as usize].iter().collect::<String>(), text);
        };
        let spans = |span: &Option<Span>| {
            if let Some(span) = span {
                holds(span.start, span.end, &span.text);
                assert!(!span.text.is_empty());
            }
        };
        for mention in &doc.mentions {
            holds(mention.start, mention.end, &mention.text);
            assert!(doc.entities[mention.entity as usize].mentions.contains(mention));
        }
        assert!(doc.mentions.windows(2).all(|pair| pair[0].end <= pair[1].start));
        let mut listed = 0;
        for (id, entity) in doc.entities.iter().enumerate() {
            assert_eq!(entity.id as usize, id);
            assert!(!entity.mentions.is_empty());
            assert!(
                entity
                    .mentions
                    .iter()
                    .all(|mention| mention.entity as usize == id && mention.kind == entity.kind)
            );
            listed += entity.mentions.len();
            let forms: HashSet<&String> = entity.aliases.iter().collect();
            assert_eq!(forms.len(), entity.aliases.len());
            assert!(!forms.contains(&entity.name));
        }
        assert_eq!(listed, doc.mentions.len());
        let mut before = 0;
        for quantity in &doc.quantities {
            holds(quantity.start, quantity.end, &quantity.text);
            assert!(quantity.start >= before);
            before = quantity.end;
        }
        before = 0;
        for time in &doc.times {
            holds(time.start, time.end, &time.text);
            assert!(time.start >= before);
            before = time.end;
        }
        for region in &doc.regions {
            holds(region.start, region.end, &region.text);
        }
        before = 0;
        for (id, quote) in doc.quotes.iter().enumerate() {
            assert_eq!(quote.id as usize, id);
            holds(quote.start, quote.end, &quote.text);
            assert!(quote.start >= before && !quote.parts.is_empty());
            before = quote.start;
            for part in &quote.parts {
                holds(part.start, part.end, &part.text);
                assert!(quote.start <= part.start && part.end <= quote.end);
            }
            assert!(quote.parts.windows(2).all(|pair| pair[0].end <= pair[1].start));
            spans(&quote.source);
            spans(&quote.cue);
            spans(&quote.addressee);
            spans(&quote.via);
            assert!(quote.parent.is_none_or(|parent| parent < quote.id));
            assert!(quote.speaker.is_none_or(|speaker| (speaker as usize) < doc.entities.len()));
        }
    }

    #[test]
    fn every_record_of_a_report_holds_its_own_text() {
        let found = doc(REPORT);
        check(&found);
        assert_eq!(found.quotes.len(), 4);
        assert!(found.entities.iter().any(|entity| entity.name == "Ines Valdor"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]
        #[test]
        fn any_string_gives_records_that_hold_their_text(text in "(?s).{0,60}", keep_boilerplate: bool) {
            check(&analyze(Arc::new(Article::new(text)), &Options { keep_boilerplate, ..Options::default() }));
        }

        #[test]
        fn any_order_of_the_words_of_news_gives_records_that_hold_their_text(
            words in proptest::collection::vec(proptest::sample::select(WORDS), 0..40),
            keep_boilerplate: bool,
        ) {
            check(&analyze(Arc::new(Article::new(words.concat())), &Options { keep_boilerplate, ..Options::default() }));
        }
    }

    /// Pieces that the rules look for, to be put together in any order.
    const WORDS: &[&str] = &[
        "said ",
        "told ",
        "reporters ",
        "according to ",
        "According to ",
        "he ",
        "She ",
        "who ",
        "that ",
        ", ",
        ".",
        ". ",
        ": ",
        "\n\n",
        "\"",
        " \"",
        "\u{201c}",
        "\u{201d} ",
        "\u{2018}",
        "\u{2019}s ",
        "President ",
        "Anna Berg ",
        "Berg ",
        "Lisbon, ",
        "U.S. ",
        "the ",
        "company ",
        "called ",
        "calling ",
        "and ",
        "but ",
        "as ",
        "on Friday ",
        "in a statement ",
        "October 16 ",
        "2031-02-30 ",
        "more than ",
        "two ",
        "hours ",
        "$5 ",
        "million ",
        "10-15 ",
        "%",
        "half ",
        "a dozen ",
        "by ",
        "(",
        ") ",
        "\u{2014}",
        "-",
        "al-",
        "R-",
        "not ",
        "n't ",
        "was ",
        "to ",
        "of ",
        "Bank ",
        "for ",
        "Peace ",
        "next ",
        "week ",
        "every ",
        "5:30 p.m. ",
        "\u{1f600} ",
        "D'Or\u{e9} ",
        "third ",
        "quarter ",
        "years ",
        "ago ",
        "noted ",
        "claims ",
        "thinks ",
    ];

    #[test]
    fn a_long_text_takes_time_in_proportion_to_its_length() {
        // Ten times the text may take at most forty times as long: a quadratic pass would take a hundred.
        for piece in [
            REPORT,
            "\"",
            "Aa ",
            "said ",
            "and, ",
            "Anna Berg said ",
            "(",
            "\u{201c}a\u{201d} ",
            "two ",
            "of Bank ",
        ] {
            let time = |length: usize| {
                let text = piece.repeat(length / piece.len());
                let start = std::time::Instant::now();
                std::hint::black_box(doc(&text));
                start.elapsed()
            };
            time(2_000);
            let (short, long) = (time(40_000), time(400_000));
            assert!(
                long < short * 40 + std::time::Duration::from_millis(300),
                "{piece:?}: {short:?} then {long:?}"
            );
        }
    }
}
