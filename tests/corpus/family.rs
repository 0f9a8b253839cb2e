//! Families of one quotation, and pairs by themselves.

use crate::{
    build::{FERRY, run},
    event::week,
    reuse::reuse,
};
use crosswire::{
    Article, Options, analyze,
    batch::Progress,
    corpus::{
        FamilyOptions, OverlapOptions, ReuseOptions, overlap, pair_reuse, postings, quote_families,
    },
    pool,
    record::Doc,
};
use std::sync::Arc;

fn docs(reports: &[(&str, &str, &str)]) -> Vec<Arc<Doc>> {
    reports
        .iter()
        .map(|(id, published, text)| {
            let article = Article {
                id: (*id).to_owned(),
                source: Some(format!("Outlet {id}")),
                published: published.parse().ok(),
                ..Article::new(*text)
            };
            Arc::new(analyze(Arc::new(article), &Options::default()))
        })
        .collect()
}

#[test]
fn one_utterance_is_a_family_with_its_first_article_its_wordings_and_cuts() {
    let docs = docs(&[
        (
            "evening",
            "2026-03-04",
            "The talks failed. \u{201c}We will not close the ferry to Halve before the last islander has a bed on the mainland,\u{201d} Mayor Ada Venn said.",
        ),
        (
            "morning",
            "2026-03-02",
            "\u{201c}We will not close the ferry to Halve before the last islander has a bed on the mainland,\u{201d} said Ada Venn, the mayor, on Monday.",
        ),
        (
            "short",
            "2026-03-03",
            "Mayor Ada Venn said: \u{201c}We will not close the ferry to Halve.\u{201d} Nobody answered her.",
        ),
        (
            "other",
            "2026-03-03",
            "\u{201c}Strawberries will be cheap in every market of the valley this year,\u{201d} grower Tom Rask said.",
        ),
    ]);
    let run = |threads| {
        pool::install(Some(threads), || {
            quote_families(&docs, &FamilyOptions::default(), &Progress::default())
        })
        .expect("a pool")
        .expect("fine options")
    };
    let found = run(1);
    assert_eq!(found.len(), 1);
    let family = &found[0];
    let members: Vec<&str> = family.members.iter().map(|member| member.article.as_str()).collect();
    assert_eq!(members, ["morning", "short", "evening"]);
    assert_eq!(
        (family.first.as_str(), family.articles, family.variants, family.cuts),
        ("morning", 3, 2, 1)
    );
    assert_eq!(family.speaker_name.as_deref(), Some("Ada Venn"));
    assert_eq!(family.sources.to_vec(), ["Outlet morning", "Outlet short", "Outlet evening"]);
    assert_eq!(
        family.last_published.map(|moment| moment.to_string()).as_deref(),
        Some("2026-03-04")
    );
    assert!(family.text.contains("a bed on the mainland"));
    assert_eq!(found, run(3));
}

#[test]
fn a_pair_by_itself_gives_what_the_corpus_gives() {
    let articles: Vec<Arc<Article>> = week().into_iter().take(2).collect();
    let longer = Article::new(format!("{FERRY} {}", articles[0].text));
    let pair = [Arc::clone(&articles[0]), Arc::new(longer)];
    let options = ReuseOptions::default();
    let whole = reuse(&pair, &options, 1);
    assert_eq!(whole.pairs.len(), 1);
    let (left, right) = (postings(&pair[0].text, 8).0, postings(&pair[1].text, 8).0);
    let mut seeds = Vec::new();
    for &(hash, place) in &left {
        let same = right.iter().filter(|posting| posting.0 == hash);
        seeds.extend(same.map(|&(_, other)| (place, other)));
    }
    let (record, passages) =
        pair_reuse(&pair[0], &pair[1], &seeds, false, &options).expect("shared");
    assert_eq!((vec![record], passages), (whole.pairs, whole.passages));

    let options = options_of_half();
    let found = run(&pair, &options, 1);
    let alone = overlap(&pair[0].text, &pair[1].text, &options);
    assert_eq!(found, alone.into_iter().collect::<Vec<_>>());
    assert_eq!(found.len(), 1);
}

fn options_of_half() -> OverlapOptions {
    OverlapOptions { jaccard: 1.1, containment: 0.5, ..OverlapOptions::default() }
}
