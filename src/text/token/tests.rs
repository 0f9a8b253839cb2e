use super::tokenize;
use crate::record::TokenKind::{
    self, Email, Emoji, Handle, Hashtag, Number, Punct, Symbol, Url, Word,
};
use proptest::prelude::*;

/// The tokens of a text, `|` between them.
fn cut(text: &str) -> String {
    tokenize(text).iter().map(|token| token.span.of(text)).collect::<Vec<_>>().join("|")
}

fn kinds(text: &str) -> Vec<TokenKind> {
    tokenize(text).iter().map(|token| token.kind).collect()
}

#[test]
fn contractions_are_cut_with_straight_and_curly_apostrophes() {
    assert_eq!(cut("I don't, she’ll, WE'RE"), "I|do|n't|,|she|’ll|,|WE|'RE");
    assert_eq!(cut("can't won’t ain't"), "ca|n't|wo|n’t|ai|n't");
    assert_eq!(cut("they'd've"), "they|'d|'ve");
    assert_eq!(cut("y'all 'em 'til"), "y'|all|'em|'til");
}

#[test]
fn words_written_together_are_cut_without_an_apostrophe() {
    assert_eq!(cut("Cannot gonna wanna dont"), "Can|not|gon|na|wan|na|do|nt");
    assert_eq!(cut("cannon gondola"), "cannon|gondola");
}

#[test]
fn possessives_are_cut() {
    assert_eq!(cut("Oslo's mayors' plan"), "Oslo|'s|mayors|'|plan");
    assert_eq!(cut("the U.S.'s and D.C.’s"), "the|U.S.|'s|and|D.C.|’s");
    assert_eq!(cut("O'Hara's"), "O'Hara|'s");
}

#[test]
fn apostrophes_inside_names_cut_nothing() {
    assert_eq!(cut("O'Hara L’Aquila o'clock Sana'a"), "O'Hara|L’Aquila|o'clock|Sana'a");
}

#[test]
fn short_years_keep_their_apostrophe() {
    assert_eq!(cut("the '90s and ’05"), "the|'90s|and|’05");
    assert_eq!(cut("the 1960's"), "the|1960's");
}

#[test]
fn words_are_cut_at_hyphens_but_prefixes_are_not() {
    assert_eq!(cut("a well-known ex-mayor"), "a|well|-|known|ex-mayor");
    assert_eq!(cut("non-profit e-mail co-founder"), "non-profit|e-mail|co-founder");
    assert_eq!(cut("U.S.-led mid-July"), "U.S.|-|led|mid-July");
}

#[test]
fn abbreviations_and_initials_keep_their_stop() {
    assert_eq!(
        cut("Dr. Lund of Holt Inc. met J. P. Hall."),
        "Dr.|Lund|of|Holt|Inc.|met|J.|P.|Hall|."
    );
    assert_eq!(cut("at 9 a.m. in the U.S. (e.g. here)"), "at|9|a.m.|in|the|U.S.|(|e.g.|here|)");
    assert_eq!(cut("on Oct. 14, a Ph.D."), "on|Oct.|14|,|a|Ph.D.");
}

#[test]
fn words_that_only_look_like_abbreviations_lose_their_stop() {
    assert_eq!(cut("He sat. No. It was I. The sun."), "He|sat|.|No|.|It|was|I|.|The|sun|.");
    assert_eq!(cut("No. 5"), "No.|5");
}

#[test]
fn numbers_keep_their_marks() {
    assert_eq!(cut("1,250.75 and 9:30 on 14/10/2025, .5"), "1,250.75|and|9:30|on|14/10/2025|,|.5");
    assert_eq!(cut("the 2nd of the 1990s"), "the|2nd|of|the|1990s");
    assert_eq!(cut("555-0134 or 713-555-0134"), "555-0134|or|713-555-0134");
    assert_eq!(cut("2014-15, 5-4"), "2014|-|15|,|5|-|4");
}

#[test]
fn currency_and_units_are_cut_off_numbers() {
    assert_eq!(cut("$5m, £3.2bn, US$40, 5% of 40km"), "$|5|m|,|£|3.2|bn|,|US$|40|,|5|%|of|40|km");
    assert_eq!(cut("at 7pm or 7p.m. today"), "at|7|pm|or|7|p.m.|today");
}

#[test]
fn dashes_and_ellipses_are_one_token() {
    assert_eq!(cut("well... no -- yes—maybe…?!"), "well|...|no|--|yes|—|maybe|…?!");
}

#[test]
fn addresses_are_one_token() {
    assert_eq!(
        cut("see https://a.example/x?y=(1), www.holt.example. or holt.com/news)"),
        "see|https://a.example/x?y=(1)|,|www.holt.example|.|or|holt.com/news|)"
    );
    assert_eq!(cut("write to a.b-c@holt.example."), "write|to|a.b-c@holt.example|.");
    assert_eq!(cut("A\u{a0}@holt"), "A|@holt");
    assert_eq!(kinds("a@b.com http://b.com @b #b"), [Email, Url, Handle, Hashtag]);
}

#[test]
fn a_missing_space_between_sentences_makes_no_address() {
    assert_eq!(cut("It ended.They left"), "It|ended|.|They|left");
}

#[test]
fn emoji_keep_modifiers_joiners_and_flags() {
    assert_eq!(cut("ok👍🏽👩‍👩‍👧🇳🇴🇸🇪❤️"), "ok|👍🏽|👩‍👩‍👧|🇳🇴|🇸🇪|❤️");
    assert_eq!(kinds("👍🏽 :-) <3"), [Emoji, Emoji, Emoji]);
}

#[test]
fn combining_marks_stay_with_their_base() {
    assert_eq!(cut("cafe\u{301} -\u{301} नमस्ते"), "cafe\u{301}|-\u{301}|नमस्ते");
}

#[test]
fn ampersand_names_are_whole() {
    assert_eq!(cut("AT&T and salt&pepper"), "AT&T|and|salt|&|pepper");
}

#[test]
fn kinds_tell_words_numbers_marks_and_symbols_apart() {
    assert_eq!(
        kinds("He paid $ 5, 2nd + 3D."),
        [Word, Word, Symbol, Number, Punct, Number, Symbol, Word, Punct]
    );
}

/// Strings in which the scanner's branches meet.
pub(in crate::text) fn odd_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zA-Z]{1,6}",
        3 => "[ .,!?'\"()-]{1,3}",
        1 => "[0-9]{1,4}",
        2 => prop::sample::select(vec![
            " ", "\n\n", "’", "“", "”", "'s", "n't", "Mr.", "U.S.", "@", "://", "www.", ".com", "#", "&", "$", "%", "…", "—",
            "👍🏽", "\u{301}", "\u{200d}", "🇳🇴", "é", "中文。", "\u{a0}", "\u{feff}", "½", ":)", "/", "_", "\0", "non-", "1-2-3",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn tokens_are_in_order_and_cover_all_but_white_space(text in odd_text()) {
        let mut end = 0;
        for token in tokenize(&text) {
            prop_assert!(token.span.start as usize >= end && !token.span.is_empty());
            prop_assert!(text[end..token.span.start as usize].chars().all(char::is_whitespace));
            prop_assert!(!token.span.of(&text).contains(char::is_whitespace));
            end = token.span.end as usize;
        }
        prop_assert!(text[end..].chars().all(char::is_whitespace));
    }
}
