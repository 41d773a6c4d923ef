//! What a test puts where words belong.

use proptest::prelude::*;

/// Text that would like to be a header, a second recipient, a part or a property.
pub(super) fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        Just("\r\n".to_owned()),
        Just("\n".to_owned()),
        Just("\r".to_owned()),
        Just("Bcc: spy@example.org".to_owned()),
        Just("<spy@example.org>".to_owned()),
        Just(", \"x\" <spy@example.org>".to_owned()),
        Just("; method=CANCEL".to_owned()),
        Just("\"".to_owned()),
        Just("\\".to_owned()),
        Just("=?utf-8?Q?=0D=0ABcc:_spy?=".to_owned()),
        Just("--ipop-".to_owned()),
        Just("\r\nATTENDEE:mailto:spy@example.org\r\n".to_owned()),
        Just("\nEND:VEVENT\nBEGIN:VEVENT".to_owned()),
        Just("\u{2028}\u{85}\u{0}".to_owned()),
        Just("ü".repeat(40)),
        any::<String>(),
    ];
    prop::collection::vec(pieces, 0..6).prop_map(|pieces| pieces.concat())
}
