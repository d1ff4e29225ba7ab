//! Where people wanted to go before they were asked to sign in.

/// The address to go on to: only one of this server, else the start.
pub fn checked(next: Option<&str>) -> String {
    let next = next.unwrap_or_default();
    let local = next.starts_with('/')
        && !next.starts_with("//")
        && next.bytes().all(|b| b.is_ascii_graphic() && b != b'\\')
        && !["/sign-in", "/sign-out", "/set-up", "/api/"].iter().any(|p| next.starts_with(p));
    if local { next.to_owned() } else { "/".to_owned() }
}

/// The sign-in page that leads back to an address.
pub fn sign_in_from(path: &str, search: &str) -> String {
    let search = search.trim_start_matches('?');
    let wanted = if search.is_empty() { path.to_owned() } else { format!("{path}?{search}") };
    match wanted.as_str() {
        "/" | "/deals" => "/sign-in".to_owned(),
        _ => format!("/sign-in?next={}", encode(&wanted)),
    }
}

/// Percent-encodes everything but letters, digits and `-._~/`.
fn encode(text: &str) -> String {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b"-._~/".contains(&b);
    text.bytes().map(|b| if plain(b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_server_is_gone_on_to() {
        assert_eq!(checked(Some("/clients/4?tab=a")), "/clients/4?tab=a");
        for wrong in ["https://example.org/", "//example.org", "/\\example.org", "javascript:alert(1)", "", "/a\nb", "/sign-in", "/ä"] {
            assert_eq!(checked(Some(wrong)), "/", "{wrong}");
        }
    }

    #[test]
    fn the_way_back_is_kept() {
        assert_eq!(sign_in_from("/", ""), "/sign-in");
        assert_eq!(sign_in_from("/deals", "?view=table&q=ü"), "/sign-in?next=/deals%3Fview%3Dtable%26q%3D%C3%BC");
    }
}
