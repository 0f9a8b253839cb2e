//! Names and entities in hard cases, each written for its trap.

use crosswire::{
    Article, Options, analyze,
    record::{
        Doc,
        MentionKind::{self, Event, Fac, Gpe, Norp, Org, Person},
    },
};
use std::sync::Arc;

fn doc(text: &str) -> Doc {
    analyze(Arc::new(Article::new(text)), &Options::default())
}

fn names(text: &str) -> Vec<(String, MentionKind)> {
    doc(text).mentions.iter().map(|mention| (mention.text.clone(), mention.kind)).collect()
}

/// Holds the names of a text to those written here.
fn check(text: &str, expected: &[(&str, MentionKind)]) {
    let expected: Vec<_> =
        expected.iter().map(|(name, kind)| ((*name).to_owned(), *kind)).collect();
    assert_eq!(names(text), expected, "{text}");
}

/// The forms of each entity of a text, the fullest first.
fn entities(text: &str) -> Vec<Vec<String>> {
    let doc = doc(text);
    doc.entities
        .iter()
        .map(|entity| {
            let mut forms = vec![entity.name.clone()];
            forms.extend(entity.aliases.iter().cloned());
            forms
        })
        .collect()
}

#[test]
fn a_country_before_a_title_is_a_name_of_its_own() {
    check(
        "US President Donald Trump spoke first, officials said.",
        &[("US", Gpe), ("Donald Trump", Person)],
    );
    let found = doc("US President Donald Trump spoke first, officials said.");
    assert_eq!(found.mentions[1].title.as_deref(), Some("President"));
}

#[test]
fn a_title_of_several_words_is_no_organisation() {
    check(
        "The letter was signed by Secretary of State Marco Rubio on Monday.",
        &[("Marco Rubio", Person)],
    );
}

#[test]
fn a_title_that_names_a_country_leaves_the_person_and_the_country() {
    check(
        "It was written by the First Lady of the United States, Melania Trump, last week.",
        &[("United States", Gpe), ("Melania Trump", Person)],
    );
}

#[test]
fn a_british_title_has_no_stop() {
    let text = "The chancellor wavered. Mr Osborne said later that nothing had changed.";
    check(text, &[("Osborne", Person)]);
    assert_eq!(doc(text).mentions[0].title.as_deref(), Some("Mr"));
}

#[test]
fn a_pope_and_a_king_keep_their_numbers() {
    check(
        "The visit by Pope Leo XIV ended as King Charles III landed.",
        &[("Leo XIV", Person), ("Charles III", Person)],
    );
}

#[test]
fn a_house_stands_for_its_institution() {
    check("The plan is sound, the White House said.", &[("White House", Org)]);
    check("The Kremlin denied on Friday that talks had begun.", &[("Kremlin", Org)]);
    check("They met in the Oval Office for an hour.", &[("Oval Office", Fac)]);
}

#[test]
fn a_capital_stays_a_place() {
    check(
        "Relations between Washington and Moscow cooled.",
        &[("Washington", Gpe), ("Moscow", Gpe)],
    );
}

#[test]
fn a_network_is_an_organisation() {
    check("She wrote in a post on Truth Social that the deal was off.", &[("Truth Social", Org)]);
}

#[test]
fn joined_names_are_two_and_names_with_a_hyphen_one() {
    check("The Israel-Hamas war entered a third year.", &[("Israel", Gpe), ("Hamas", Org)]);
    check("A Trump-Putin summit is planned.", &[("Trump", Person), ("Putin", Person)]);
    check("Trade between Russia/Ukraine fell.", &[("Russia", Gpe), ("Ukraine", Gpe)]);
    check(
        "The deputy Jean-Claude Morel lives in Saint-Denis.",
        &[("Jean-Claude Morel", Person), ("Saint-Denis", Gpe)],
    );
}

#[test]
fn a_city_and_its_country_are_two_names() {
    check(
        "They will meet in Budapest, Hungary, next week.",
        &[("Budapest", Gpe), ("Hungary", Gpe)],
    );
    check("The fire in Paris, Texas, was out by noon.", &[("Paris", Gpe), ("Texas", Gpe)]);
    check("The storm reached Santa Fe at night.", &[("Santa Fe", Gpe)]);
}

/// Nothing but the verb tells that a team is meant.
#[test]
fn a_city_that_plays_is_a_club() {
    check(
        "Barcelona beat Real Madrid 3-1 in the final.",
        &[("Barcelona", Org), ("Real Madrid", Org)],
    );
}

#[test]
fn plain_words_with_a_capital_are_no_names() {
    check("She praised the Great Accomplishment of Peace.", &[]);
    check("“We must end the War,” he wrote.", &[]);
}

/// The last word of capitals for emphasis may be one that ends the names of works.
#[test]
fn a_deal_in_capitals_is_no_work() {
    let text = "“I believe that the Success of the Deal will help us,” he wrote.";
    check(text, &[]);
}

#[test]
fn spellings_of_one_name_are_one_entity() {
    for text in [
        "Volodymyr Zelensky spoke. Zelenskyy left, and Zelenskiy returned.",
        "Recep Tayyip Erdoğan spoke. Erdogan left.",
        "Ahmed al-Sharaa spoke. Later, Al-Sharaa left.",
        "Kiev was quiet. Officials in Kyiv slept.",
    ] {
        assert_eq!(entities(text).len(), 1, "{text}: {:?}", entities(text));
    }
}

#[test]
fn two_people_of_one_surname_are_two_entities() {
    let found =
        entities("Donald Trump and Melania Trump arrived. Trump waved, and Mrs. Trump smiled.");
    assert_eq!(found, [vec!["Donald Trump", "Trump"], vec!["Melania Trump", "Trump"]]);
}

#[test]
fn a_country_in_capitals_is_told_from_a_pronoun() {
    check("Give it to us, he told the US envoy.", &[("US", Gpe)]);
    check("He has lived in the U.S. He likes it.", &[("U.S.", Gpe)]);
}

#[test]
fn names_that_end_like_possessives_stay_whole() {
    check("Shares in McDonald's and Lloyd's rose.", &[("McDonald's", Org), ("Lloyd's", Org)]);
    check(
        "Moody's cut the rating, and Peter Lund's brother sold.",
        &[("Moody's", Org), ("Peter Lund", Person)],
    );
}

#[test]
fn stops_inside_a_name_end_nothing() {
    check("The train to St. Petersburg was late.", &[("St. Petersburg", Gpe)]);
    check(
        "Vice President J.D. Vance met George H. W. Bush.",
        &[("J.D. Vance", Person), ("George H. W. Bush", Person)],
    );
}

#[test]
fn an_agency_line_is_furniture_that_names_a_place_and_an_agency() {
    let text = "PARIS (Reuters) - The minister resigned on Friday.";
    // Where a report is dated from is told; the rest of the line is not read.
    check(text, &[("PARIS", Gpe)]);
    let kept = Options { keep_boilerplate: true, ..Options::default() };
    let found = analyze(Arc::new(Article::new(text)), &kept);
    let found: Vec<_> =
        found.mentions.iter().map(|mention| (mention.text.as_str(), mention.kind)).collect();
    assert_eq!(found, [("PARIS", Gpe), ("Reuters", Org)]);
}

#[test]
fn page_furniture_holds_no_names() {
    check(
        "The mayor resigned on Friday.\n\nAdvertisement\n\nRead more:\n\nMaria Silva wins again\n\nPhoto: Reuters",
        &[],
    );
}

#[test]
fn an_event_is_told_by_its_last_word() {
    check("He won a medal at the Winter Olympics.", &[("Winter Olympics", Event)]);
    check("The French voted.", &[("French", Norp)]);
}

#[test]
fn an_acronym_joins_its_long_form() {
    let found = entities("The International Grain Council (IGC) met. The IGC voted.");
    assert_eq!(found, [vec!["International Grain Council", "IGC"]]);
}

#[test]
fn texts_in_capitals_lose_no_names_of_the_lists() {
    let found = names("PRESIDENT TRUMP MET PUTIN IN BUDAPEST ON FRIDAY");
    for (name, kind) in [("TRUMP", Person), ("PUTIN", Person), ("BUDAPEST", Gpe)] {
        assert!(found.contains(&(name.to_owned(), kind)), "{name}: {found:?}");
    }
}
