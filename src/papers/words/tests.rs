use super::*;

#[test]
fn sentences() {
    assert_eq!(
        sentence("the agenda went out late"),
        "The agenda went out late."
    );
    assert_eq!(sentence("Is it so?"), "Is it so?");
    assert_eq!(lower_first("Review of placement"), "review of placement");
    assert_eq!(lower_first("EOTAS"), "EOTAS");
    assert_eq!(list(&["a", "b", "c"]), "a, b and c");
    assert_eq!(list(&["a"]), "a");
    assert_eq!(change(Money::from_pence(2_500)), "+£25.00");
    assert_eq!(change(Money::from_pence(-350)), "−£3.50");
}

#[test]
fn a_word_with_its_capital_further_on_keeps_it() {
    assert_eq!(super::upper_first("iPOP tracker"), "iPOP tracker");
    assert_eq!(super::upper_first("panel tracker"), "Panel tracker");
}
