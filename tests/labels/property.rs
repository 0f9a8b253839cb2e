//! What holds for any reports.

use crate::compared;
use crosswire::record::Voice;
use proptest::prelude::*;

fn word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "the",
        "The",
        "President",
        "Russian",
        "dictator",
        "Ann",
        "Orme",
        "Ben",
        "said",
        "is",
        "a",
        "reformer",
        ",",
        ".",
        "\"",
        "\u{201c}",
        "\u{201d}",
        "'s",
        "of",
        "war",
        "with",
        "Ukraine",
        "who",
        "called",
        "liar",
        "embattled",
        "minister",
        "US",
        "\n\n",
        "and",
        "'",
        "-",
        "Łódź",
        "🙂",
        "that",
        "Mr.",
        "Jr.",
        "head",
        "(",
        ")",
        "al-Assad",
        "2 000",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, ..ProptestConfig::default() })]

    #[test]
    fn every_label_stands_in_its_text_and_every_link_knows_its_entities(
        a in prop::collection::vec(word(), 0..40),
        b in prop::collection::vec(word(), 0..40),
    ) {
        let found = compared(&[&a.join(" "), &b.join(" ")]);
        for (number, label) in found.labels.iter().enumerate() {
            prop_assert_eq!(label.id as usize, number);
            let doc = found.docs.iter().find(|doc| doc.article.id == label.article).expect("an article");
            prop_assert_eq!(doc.bytes(label.start, label.end).of(doc.text()), &label.text);
            prop_assert!(label.start < label.end);
            if let Some(entity) = label.entity {
                prop_assert_eq!(&found.entities[entity as usize].name, &label.subject);
            }
            prop_assert!(label.voice == Voice::Quote || label.speaker.is_none());
        }
        let mut linked = std::collections::HashSet::new();
        for link in &found.entities {
            for member in &link.members {
                prop_assert!(linked.insert((member.article.clone(), member.entity)), "one entity, one link");
            }
        }
        for row in &found.speakers {
            prop_assert!((0.0..=1.0).contains(&row.share.get()));
        }
        let articles: usize = found.origins.iter().map(|origin| origin.articles.len()).sum();
        prop_assert_eq!(articles, 2);
        for passage in &found.passages {
            let text = |span: &crosswire::record::Span| span.text.split_whitespace().count() as u32;
            prop_assert!(passage.words >= 8 && text(&passage.a_span) > 0 && text(&passage.b_span) > 0);
        }
    }

    #[test]
    fn two_names_say_of_each_other_what_they_say_the_other_way_round(a in "[A-Z][a-z]{1,6}( [A-Z][a-z]{1,7}){0,3}( Jr\\.)?", b in "[A-Z][a-z]{1,6}( [A-Z][a-z]{1,7}){0,3}") {
        use crosswire::compare::NameMatch;
        prop_assert_eq!(NameMatch::of(&a, &b), NameMatch::of(&b, &a));
        prop_assert!(NameMatch::of(&a, &a).same);
    }
}
