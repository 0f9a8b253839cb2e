//! The hard cases of quotation and attribution, each with invented people and a test of its own: what is found in a text,
//! one line a quotation, as `kind | content | source | speaker`. Parts of an interrupted content are joined by ` ~ `.

use crosswire::{Article, Options, analyze};
use std::{sync::Arc, time::Instant};

/// Kind, content, source and speaker of every quotation of a text, in order.
fn quotations(text: &str, options: Options) -> Vec<String> {
    let doc = analyze(Arc::new(Article::new(text)), &options);
    doc.quotes
        .iter()
        .map(|quote| {
            let parts: Vec<&str> = quote.parts.iter().map(|part| part.text.as_str()).collect();
            format!(
                "{} | {} | {} | {}",
                quote.kind.name(),
                parts.join(" ~ "),
                quote.source.as_ref().map_or("", |source| &source.text),
                quote.speaker_name.as_deref().unwrap_or("")
            )
        })
        .collect()
}

const USUAL: Options = Options { keep_boilerplate: false, rules_only: false, names: None };

/// Lines without a stop are furniture to a reader of articles, so headlines are read with furniture kept.
const FURNITURE: Options = Options { keep_boilerplate: true, rules_only: false, names: None };

const RULES: Options = Options { keep_boilerplate: false, rules_only: true, names: None };

macro_rules! cases {
    ($($name:ident, $options:expr, $text:expr, [$($quote:expr),* $(,)?];)*) => {$(
        #[test]
        fn $name() {
            let wanted: &[&str] = &[$($quote),*];
            assert_eq!(quotations($text, $options), wanted);
        }
    )*};
}

cases! {
    case_01_straight_marks_inside_straight_marks, USUAL,
        "\"They told us it was a \"miracle\" that we came home,\" Anna Berg said.",
        [
            "direct | \"They told us it was a \"miracle\" that we came home,\" | Anna Berg | Anna Berg",
            "mixed | it was a \"miracle\" that we came home | They | ",
        ];
    case_02_a_curly_opening_mark_and_a_straight_closing_one, USUAL,
        "“We will rebuild the harbour,\" Anna Berg said.",
        ["direct | “We will rebuild the harbour,\" | Anna Berg | Anna Berg"];
    case_03_a_quotation_left_open_that_the_next_paragraph_goes_on_with, USUAL,
        "Anna Berg said: “We will rebuild the harbour.\n\n“And we will do it soon.”\n\nRain fell.",
        ["direct | “We will rebuild the harbour. ~ “And we will do it soon.” | Anna Berg | Anna Berg",];
    case_04_a_closing_mark_only_in_the_next_paragraph, USUAL,
        "Anna Berg said: “We will rebuild the harbour.\n\nAnd we will do it soon.”\n\nRain fell.",
        ["direct | “We will rebuild the harbour. ~ And we will do it soon.” | Anna Berg | Anna Berg",];
    case_05_single_outer_marks_before_an_inverted_cue_the_closing_one_is_no_possessive, USUAL,
        "The council met late. ‘This is not a decision anyone took lightly,’ said Mary Berg.",
        ["direct | ‘This is not a decision anyone took lightly,’ | Mary Berg | Mary Berg"];
    case_05_single_outer_marks_with_apostrophes_inside, USUAL,
        "‘It’s the town’s harbour and we don’t sell it,’ Anna Berg said.",
        ["direct | ‘It’s the town’s harbour and we don’t sell it,’ | Anna Berg | Anna Berg",];
    case_06_an_odd_number_of_marks, USUAL,
        "Anna Berg said: \"We will rebuild.\n\nThe town has a harbour.\n\n\"It is late,\" Peter Lund said.",
        ["direct | \"We will rebuild. | Anna Berg | Anna Berg", "direct | \"It is late,\" | Peter Lund | Peter Lund",];
    case_07_scare_quotes_inside_an_indirect_content, USUAL,
        "Anna Berg said the town would not accept the “so-called” plan of the port.",
        ["mixed | the town would not accept the “so-called” plan of the port | Anna Berg | Anna Berg",];
    case_08_nicknames_and_titles_in_marks, USUAL,
        "Peter “Shorty” Lund works for the “Harbour Fund” in the town.",
        [];
    case_09_a_quotation_that_goes_on_in_a_sentence_of_its_own, USUAL,
        "“It is late,” Anna Berg said. “We must go home.”",
        ["direct | “It is late,” | Anna Berg | Anna Berg", "direct | “We must go home.” | Anna Berg | Anna Berg",];
    case_09_a_quotation_with_its_attribution_in_the_middle, USUAL,
        "“It is late,” Anna Berg said, “and we must go home.”",
        ["direct | “It is late,” ~ “and we must go home.” | Anna Berg | Anna Berg"];
    case_10_an_attribution_in_the_sentence_before_without_a_cue, USUAL,
        "Anna Berg was blunt about the plan. “It will never work and everyone knows it.”",
        ["direct | “It will never work and everyone knows it.” |  | Anna Berg"];
    case_11_he_said_a_colon_and_a_new_paragraph, USUAL,
        "Anna Berg met the press. She said:\n\n“The port is open to all of you.”",
        ["direct | “The port is open to all of you.” | She | Anna Berg"];
    case_12_a_credit_line, USUAL,
        "“The port belongs to all of us.”\n\n— Anna Berg, harbour master",
        ["direct | “The port belongs to all of us.” | Anna Berg | Anna Berg"];
    case_13_a_headline_with_the_speaker_before_a_colon, FURNITURE,
        "Anna Berg: The port will stay open\n\nThe town met on Monday.",
        ["indirect | The port will stay open | Anna Berg | Anna Berg"];
    case_13_a_headline_with_the_speaker_at_its_end, FURNITURE,
        "Port will stay open this year, says Anna Berg\n\nThe town met on Monday.",
        ["indirect | Port will stay open this year | Anna Berg | Anna Berg"];
    case_14_an_appositive_between_name_and_verb, USUAL,
        "“The port will stay open,” Anna Berg, the harbour master of Esmere, said.",
        ["direct | “The port will stay open,” | Anna Berg | Anna Berg"];
    case_14_two_appositives_between_name_and_verb, USUAL,
        "Anna Berg, chief executive of the operator, a city firm, said the port was open.",
        ["indirect | the port was open | Anna Berg | Anna Berg"];
    case_15_verb_before_name_with_a_relative_clause, USUAL,
        "“The port will stay open,” said Anna Berg, who runs the harbour.",
        ["direct | “The port will stay open,” | Anna Berg | Anna Berg"];
    case_16_told_with_an_addressee, USUAL,
        "Anna Berg told reporters the port was open.",
        ["indirect | the port was open | Anna Berg | Anna Berg"];
    case_16_told_behind_an_appositive_the_object_is_no_speaker, USUAL,
        "“The port will stay open,” Anna Berg, who runs the harbour, told the Courier.",
        ["direct | “The port will stay open,” | Anna Berg | Anna Berg"];
    case_17_according_to_a_person_and_to_a_document, USUAL,
        "The port is open, according to a post by Anna Berg.",
        ["indirect | The port is open | a post by Anna Berg | Anna Berg"];
    case_17_according_to_him, USUAL,
        "Peter Lund came back. According to him, the port is open.",
        ["indirect | the port is open | him | Peter Lund"];
    case_18_a_clause_without_that, USUAL,
        "Anna Berg said the port was open.",
        ["indirect | the port was open | Anna Berg | Anna Berg"];
    case_19_he_said_in_the_middle_of_an_indirect_clause, USUAL,
        "Peter Lund came back. The port, he said, was open all winter.",
        ["indirect | The port ~ was open all winter | he | Peter Lund"];
    case_20_two_contents_of_one_verb, USUAL,
        "Anna Berg said that the port was open and that the crane was safe.",
        ["indirect | the port was open and that the crane was safe | Anna Berg | Anna Berg",];
    case_20_two_verbs_with_a_content_each, USUAL,
        "Anna Berg called Peter Lund a liar and said the port was open.",
        ["indirect | Peter Lund a liar | Anna Berg | Anna Berg", "indirect | the port was open | Anna Berg | Anna Berg",];
    case_21_two_verbs_of_one_content, USUAL,
        "Anna Berg said on Monday and repeated on Tuesday that the port was open.",
        ["indirect | the port was open | Anna Berg | Anna Berg"];
    case_22_a_pronoun_for_the_speaker_before, USUAL,
        "“It is late,” said Peter Lund.\n\nAnna Berg left. “We will go home now,” he said.",
        ["direct | “It is late,” | Peter Lund | Peter Lund", "direct | “We will go home now,” | he | Peter Lund",];
    case_22_they_for_a_body, USUAL,
        "The White House said it was late. They noted that the talks failed.",
        ["indirect | it was late | The White House | White House", "indirect | the talks failed | They | White House",];
    case_23_a_role_for_a_name, USUAL,
        "Harbour Master Josef Lindqvist said the crane was safe. “The port is open,” the harbour master said.",
        ["indirect | the crane was safe | Harbour Master Josef Lindqvist | Josef Lindqvist", "direct | “The port is open,” | the harbour master | Josef Lindqvist",];
    case_23_a_role_told_by_an_appositive, USUAL,
        "Josef Lindqvist, the port director, came late. “The port is open,” the port director said.",
        ["direct | “The port is open,” | the port director | Josef Lindqvist"];
    case_24_reported_speech_inside_a_quotation, USUAL,
        "“Peter Lund told us that the port was open,” Anna Berg said.",
        ["direct | “Peter Lund told us that the port was open,” | Anna Berg | Anna Berg", "indirect | the port was open | Peter Lund | Peter Lund",];
    case_25_a_passive_that_looks_back, USUAL,
        "The port will stay open. This was announced by Anna Berg.",
        ["indirect | The port will stay open | Anna Berg | Anna Berg"];
    case_26_verbs_of_reaction_without_content, USUAL,
        "Anna Berg reacted to the plan. Peter Lund responded to the letter.",
        [];
    case_27_reportedly_and_is_said_to_have_no_speaker, USUAL,
        "The port is reportedly open. The crane is said to be safe.",
        [];
    case_28_declined_to_comment, USUAL,
        "Anna Berg declined to comment. Peter Lund did not respond to a request for comment.",
        [];
    case_28_did_not_say_whether_is_a_denied_report, USUAL,
        "Anna Berg did not say whether the port was open.",
        ["indirect | whether the port was open | Anna Berg | Anna Berg"];
    case_29_a_dateline_before_a_quotation, USUAL,
        "ESMERE, June 3 (Northern Wire) - “The port will stay open,” Anna Berg said.",
        ["direct | “The port will stay open,” | Anna Berg | Anna Berg"];
    case_30_a_transcript, USUAL,
        "The two met on Monday.\n\nBERG: It is open and it will stay so.\n\nLUND: I do not believe it for a minute.",
        ["direct | It is open and it will stay so | BERG | BERG", "direct | I do not believe it for a minute | LUND | LUND",];
    case_31_a_block_quotation_without_marks, USUAL,
        "Anna Berg wrote:\n\nThe port is open to all of you. Come and see it.\n\nRain fell.",
        ["direct | The port is open to all of you. Come and see it | Anna Berg | Anna Berg",];
    case_32_two_speakers_in_one_sentence, USUAL,
        "Anna Berg said the port was open, and Peter Lund said the crane was not.",
        ["indirect | the port was open | Anna Berg | Anna Berg", "indirect | the crane was not | Peter Lund | Peter Lund",];
    case_33_a_post_with_marks_inside, USUAL,
        "Rain fell.\n\nThey call this a “harbour”. We must do better! https://example.org/a1 — Anna Berg (@annaberg) May 10, 2018",
        ["direct | They call this a “harbour”. We must do better! | Anna Berg | Anna Berg",];
    case_34_a_sign_that_nobody_speaks, USUAL,
        "A sign at the gate read “No entry” in red paint.",
        [];
    case_35_page_furniture_between_a_quotation_and_its_attribution, USUAL,
        "“The port will stay open to all of you.”\n\nAdvertisement\n\nAnna Berg said this on Monday.",
        ["direct | “The port will stay open to all of you.” | Anna Berg | Anna Berg"];

    an_age_between_name_and_verb_is_skipped_and_the_addressee_is_no_speaker, USUAL,
        "“We were not asked about any of it,” Lea Marsh, 43, tells the BBC.",
        ["direct | “We were not asked about any of it,” | Lea Marsh | Lea Marsh"];
    an_answer_of_one_word_is_a_quotation, USUAL,
        "Anna Berg asked if the port was open. Peter Lund replied: “No.”",
        ["indirect | if the port was open | Anna Berg | Anna Berg", "direct | “No.” | Peter Lund | Peter Lund"];
    a_handle_speaks, USUAL,
        "On Monday @mayor_lee wrote: “The port will stay open to all of you.”",
        ["direct | “The port will stay open to all of you.” | @mayor_lee | @mayor_lee"];
    a_letter_speaks_for_its_writer_not_for_the_last_speaker, USUAL,
        "In a letter to the council, Anna Berg asked for help. Peter Lund said the town was ready. “The port is not safe,” the letter says.",
        ["indirect | the town was ready | Peter Lund | Peter Lund", "direct | “The port is not safe,” | the letter | Anna Berg"];
    an_office_before_a_name_with_a_title_speaks_as_that_name, USUAL,
        "The council met on Monday. Its chair, Dr. Priya Nair, added: “We will not close the port.”",
        ["direct | “We will not close the port.” | Dr. Priya Nair | Priya Nair"];
    reactions_without_words_are_no_quotations, USUAL,
        "Anna Berg condemned the order. Peter Lund rejected the claim. They criticized the plan.",
        [];
    a_source_who_asks_for_silence_is_not_quoted_on_it, USUAL,
        "The port is open, said a worker who asked not to be named.",
        ["indirect | The port is open | a worker | a worker"];
    any_verb_behind_a_closing_comma_attributes, USUAL,
        "“After hearing him, I will consider it,” reflected Berg.",
        ["direct | “After hearing him, I will consider it,” | Berg | Berg"];
    a_source_in_marks_is_no_quotation, USUAL,
        "“It shows that the council can move,” one “well-placed official” told the Courier.",
        ["direct | “It shows that the council can move,” | one “well-placed official” | one “well-placed official”"];
    a_participle_between_source_and_verb_is_skipped, RULES,
        "The Esmere Courier, citing two officials, reported that the port was open.",
        ["indirect | the port was open | The Esmere Courier | Esmere Courier"];
    a_report_of_a_report_belongs_to_both, RULES,
        "Anna Berg said the port was open, as the Esmere Courier has reported.",
        [
            "indirect | Anna Berg said the port was open | the Esmere Courier | Esmere Courier",
            "indirect | the port was open | Anna Berg | Anna Berg",
        ];
    a_passive_names_who_reports_what_stands_before_it, RULES,
        "The port is open again, as first reported by the Esmere Courier.",
        ["indirect | The port is open again | the Esmere Courier | Esmere Courier"];
    that_may_stand_behind_a_hearer, RULES,
        "The pilot informs the tower that he is flying low.",
        ["indirect | he is flying low | The pilot | The pilot"];
    a_clause_around_an_attribution_is_its_content, RULES,
        "“Peter Lund praised the town for the peace, something that, he said, was dreamed of for years,” Anna Berg wrote.",
        [
            "direct | “Peter Lund praised the town for the peace, something that, he said, was dreamed of for years,” | Anna Berg | Anna Berg",
            "indirect | something that ~ was dreamed of for years | he | Peter Lund",
        ];
    words_that_a_quoted_person_only_announces_are_no_quotation, USUAL,
        "“We met in the port on Monday and then Peter Lund said:”\n\nRain fell.",
        ["direct | “We met in the port on Monday and then Peter Lund said:” |  | "];
    the_first_person_inside_a_quotation_is_no_other_speaker, USUAL,
        "“I think that the port is open and I said that we will go,” Anna Berg said.",
        ["direct | “I think that the port is open and I said that we will go,” | Anna Berg | Anna Berg"];
}

cases! {
    a_source_is_all_that_stands_between_the_closing_mark_and_the_verb, USUAL,
        "“We will keep the ferry,” Under Secretary of Ports Olga Brandt said in a statement.\n\n\
        “The quay is safe,” Sen. Rolf Lund (R-Esmere), the committee’s chair, said on Monday.\n\n\
        “The harbour is ours,” Mira Dahl, Open Quay’s founder and president said.\n\n\
        “It was a long winter,” Kelly says.\n\n\
        “We add two ships a year,” Jonas Aylen, senior economist at Nordbank, said this week.",
        [
            "direct | “We will keep the ferry,” | Under Secretary of Ports Olga Brandt | Olga Brandt",
            "direct | “The quay is safe,” | Sen. Rolf Lund | Rolf Lund",
            "direct | “The harbour is ours,” | Mira Dahl | Mira Dahl",
            "direct | “It was a long winter,” | Kelly | Kelly",
            "direct | “We add two ships a year,” | Jonas Aylen | Jonas Aylen",
        ];
    a_noun_before_a_name_is_no_inverted_verb, USUAL,
        "\"The advert is not ours,\" campaign adviser Peter Gisle said on television.",
        ["direct | \"The advert is not ours,\" | campaign adviser Peter Gisle | Peter Gisle"];
    a_verb_of_any_form_attributes_what_the_mark_before_it_closes, USUAL,
        "“The rate fell to nine,” Anna Berg corrected Lund.\n\n“So the council voted,” she began.\n\n\
        “The plants are from here,” the younger woman can be heard saying.",
        [
            "direct | “The rate fell to nine,” | Anna Berg | Anna Berg",
            "direct | “So the council voted,” | she | Anna Berg",
            "direct | “The plants are from here,” | the younger woman | the younger woman",
        ];
    an_attribution_may_say_when_it_was_said, USUAL,
        "\"I have not seen it. What report is that?\" Anna Berg said when asked about the report.",
        ["direct | \"I have not seen it. What report is that?\" | Anna Berg | Anna Berg"];
    the_name_behind_a_description_is_the_source, USUAL,
        "In a letter, the port’s director, Anna Berg, said: “Let me be clear about the quay.”",
        ["direct | “Let me be clear about the quay.” | Anna Berg | Anna Berg"];
    who_issued_a_statement_speaks_through_its_participle, USUAL,
        "Harbour master Anna Berg issued a statement Monday calling the new rule “a disgrace.” \
        The union has sent a letter to the council saying that the quay is shut.",
        [
            "mixed | the new rule “a disgrace.” | Harbour master Anna Berg | Anna Berg",
            "indirect | the quay is shut | The union | The union",
        ];
    a_participle_goes_with_the_main_clause, USUAL,
        "Anna Berg lashed out at the firm after the council raided its office in April, saying that it had lied.",
        ["indirect | it had lied | Anna Berg | Anna Berg"];
    joined_names_are_one_source, USUAL,
        "Sen. Anna Berg (R-Esmere) and Sen. Peter Lund (D-Holm) said the port was safe.\n\n\
        Berg and Lund both said that the council would wait.",
        [
            "indirect | the port was safe | Sen. Anna Berg (R-Esmere) and Sen. Peter Lund | Anna Berg",
            "indirect | the council would wait | Berg and Lund | Anna Berg",
        ];
    a_word_inside_a_name_is_no_verb, USUAL,
        "The Associated Press reported Monday that the port was shut.",
        ["indirect | the port was shut | The Associated Press | Associated Press"];
    a_content_begins_behind_its_hearer, USUAL,
        "Anna Berg told public radio Esmere on Monday that the ferry would stay. She told a hearing recently that the crane was old.",
        [
            "indirect | the ferry would stay | Anna Berg | Anna Berg",
            "indirect | the crane was old | She | Anna Berg",
        ];
    a_number_before_a_verb_is_no_time_of_saying, USUAL,
        "Anna Berg said 2031 could be a good year for the port.",
        ["indirect | 2031 could be a good year for the port | Anna Berg | Anna Berg"];
    an_aside_between_dashes_does_not_end_a_content, USUAL,
        "The union says that the port may — but is not required to — open the quay to visitors.",
        ["indirect | the port may — but is not required to — open the quay to visitors | The union | The union"];
    what_a_quotation_is_part_of_goes_on_behind_it_only_where_it_must, USUAL,
        "Peter Lund shouted “Stay, stay” as Anna Berg spoke to them.",
        ["direct | “Stay, stay” | Peter Lund | Peter Lund"];
    a_participle_that_opens_a_sentence_reports_up_to_its_comma, USUAL,
        "Saying she was sorry for \"any trouble I have caused,\" Anna Berg has left the council.",
        ["mixed | she was sorry for \"any trouble I have caused,\" | Anna Berg | Anna Berg"];
    an_infinitive_reports_where_its_verb_says_that_it_was_said, USUAL,
        "Anna Berg took to Twitter to say that the quay was shut. She went on to state that it would open soon.",
        [
            "indirect | the quay was shut | Anna Berg | Anna Berg",
            "indirect | it would open soon | She | Anna Berg",
        ];
    a_line_that_names_its_source_announces_the_paragraph_below, USUAL,
        "The case began in May.\n\nAccording to the Esmere Post:\n\nThe firm must be heard in court under the act. Nobody else has been.\n\n\
        Rain fell all day in the town.",
        ["direct | The firm must be heard in court under the act. Nobody else has been | the Esmere Post | Esmere Post"];
    a_name_before_a_colon_speaks_what_stands_behind_it, USUAL,
        "Three experts answered in their own words.\n\nAnna Berg, harbour master: “The quay is no toy. It moves with every tide.”",
        ["direct | “The quay is no toy. It moves with every tide.” | Anna Berg | Anna Berg"];
    documents_show_what_stands_before_them, USUAL,
        "The payments have been cut by half since February, the documents show.",
        ["indirect | The payments have been cut by half since February | the documents | the documents"];
    a_report_speaks_for_itself_and_his_lawyers_are_his, USUAL,
        "Peter Lund left the port in May. The report said the crane was old. His lawyers said it was new.",
        [
            "indirect | the crane was old | The report | The report",
            "indirect | it was new | His lawyers | Peter Lund's lawyers",
        ];
    a_title_of_a_programme_before_an_attribution_is_no_content, USUAL,
        "In an interview on Radio Esmere’s “This Week,” Anna Berg said leaving the port would make it harder to win.",
        ["indirect | leaving the port would make it harder to win | Anna Berg | Anna Berg"];
    a_closing_mark_may_close_a_relative_clause, USUAL,
        "Anna Berg, who has called the comments “treasonous,” has said she might sue the council.",
        [
            "mixed | the comments “treasonous,” | Anna Berg | Anna Berg",
            "indirect | she might sue the council | Anna Berg | Anna Berg",
        ];
    a_hearer_may_be_members_of_a_body, USUAL,
        "About forty of them did not come back on Tuesday, port officials told members of Congress.",
        ["indirect | About forty of them did not come back on Tuesday | port officials | port officials"];
    others_and_both_belong_to_their_noun, USUAL,
        "They are the voters that count, Anna Berg and other allies told me. The strike played a role, both strategists said.",
        [
            "indirect | They are the voters that count | Anna Berg and other allies | Anna Berg",
            "indirect | The strike played a role | both strategists | both strategists",
        ];
    a_quotation_without_a_stop_runs_on_behind_its_mark, USUAL,
        "Anna Berg said, “no vote in the council will make any difference” on the decision to move the port.",
        ["mixed | “no vote in the council will make any difference” on the decision to move the port | Anna Berg | Anna Berg"];
    according_to_may_open_a_clause_inside_its_sentence, USUAL,
        "The port may be a target -- according to the Esmere Post, the attack shows the work of a foreign navy.",
        ["indirect | the attack shows the work of a foreign navy | the Esmere Post | Esmere Post"];
    an_attribution_ends_the_relative_clause_before_it, USUAL,
        "Another problem has been that some have left the town that admitted them, says Anna Berg, a professor of law.",
        ["indirect | Another problem has been that some have left the town that admitted them | Anna Berg | Anna Berg"];
    a_described_person_before_said_is_its_source, USUAL,
        "In a letter after the vote, Sen. Anna Berg, the committee chair, said the vote paves the way for the port.",
        ["indirect | the vote paves the way for the port | Sen. Anna Berg | Anna Berg"];
    what_nobody_has_said_yet_is_negated_all_the_same, USUAL,
        "Anna Berg has yet to say clearly how the council will vote.",
        ["indirect | how the council will vote | Anna Berg | Anna Berg"];
    intentions_are_held_not_spoken, USUAL,
        "The firm intends to sell the crane. Anna Berg wants to keep the port open.",
        [
            "indirect | to sell the crane | The firm | The firm",
            "indirect | to keep the port open | Anna Berg | Anna Berg",
        ];
    a_surname_that_is_an_auxiliary_elsewhere_ends_its_speaker, USUAL,
        "Clara May said the attack was \"sick and cruel.\"",
        ["mixed | the attack was \"sick and cruel.\" | Clara May | Clara May"];
}

#[test]
fn the_model_adds_reports_that_the_rules_alone_do_not_find() {
    let text = "The council met on Monday. Officials were told that the port was shut.";
    let found = quotations(text, USUAL);
    assert_eq!(found, ["indirect | the port was shut |  | "]);
    assert_ne!(found, quotations(text, RULES));
    let doc = analyze(Arc::new(Article::new(text)), &USUAL);
    assert!(doc.quotes.iter().any(|quote| quote.rule.starts_with("proposed-")));
}

#[test]
fn without_the_model_plain_cases_are_found_all_the_same() {
    let text = "Anna Berg said on Tuesday that the port was safe. “We will go,” Peter Lund told reporters.";
    assert_eq!(
        quotations(text, RULES),
        [
            "indirect | the port was safe | Anna Berg | Anna Berg",
            "direct | “We will go,” | Peter Lund | Peter Lund",
        ]
    );
}

#[test]
fn odd_texts_take_time_in_proportion_to_their_length() {
    // Ten times the text may take at most thirty times as long: a quadratic pass would take a hundred.
    for piece in [
        "'on week — added ",
        "\"a,\" he said, ",
        "said that ",
        "told Berg and ",
        "as Berg said, ",
        "according to Berg, ",
        "Berg's claim that it ",
        "the letter says ",
        "(",
        "— ",
        "word ",
        "word",
        "“a b c.\n\n",
        "אב said ",
        "مرحبا, ",
        "\u{200b}a ",
        "a said.\r\n\r\n",
        "<p>He said \"a\"</p>\n",
    ] {
        let time = |length: usize| {
            let text = piece.repeat(length / piece.len());
            let start = Instant::now();
            std::hint::black_box(analyze(Arc::new(Article::new(text)), &USUAL));
            start.elapsed()
        };
        time(2_000);
        let (short, long) = (time(20_000), time(200_000));
        assert!(
            long < short * 30 + std::time::Duration::from_millis(300),
            "{piece:?}: {short:?} then {long:?}"
        );
    }
}

cases! {
    an_appositive_behind_an_inverted_source_names_the_speaker, USUAL,
        "\u{201c}It is bad,\u{201d} said the mayor, Helen Strake.",
        ["direct | \u{201c}It is bad,\u{201d} | the mayor | Helen Strake"];
    a_firm_behind_its_role_is_the_speaker, USUAL,
        "The owner, Fellwater Ltd, said it was sorry.",
        ["indirect | it was sorry | The owner | Fellwater Ltd"];
    a_warning_of_something_has_a_hearer, USUAL,
        "The inspector warned Fellwater Ltd of leaks in the wall.",
        ["indirect | leaks in the wall | The inspector | The inspector"];
    a_warning_without_content_is_no_quotation, USUAL,
        "Anna Berg warned the company in a letter dated 14 January.", [];
    an_apology_without_content_is_no_quotation, USUAL,
        "Its chief executive, Douglas Imrie, apologised to residents on Tuesday evening.", [];
}
