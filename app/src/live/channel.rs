//! Tabs of one browser telling each other what the stream said.

use super::hub::{self, Word};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

const NAME: &str = "kundig-live";

thread_local! {
    static CHANNEL: RefCell<Option<BroadcastChannel>> = const { RefCell::new(None) };
}

pub(super) fn open() {
    let Ok(channel) = BroadcastChannel::new(NAME) else { return };
    let heard = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
        let word = event.data().as_string().and_then(|text| serde_json::from_str::<Word>(&text).ok());
        if let Some(word) = word {
            hub::hear(word, false);
        }
    });
    channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    // for the page's life
    heard.forget();
    CHANNEL.set(Some(channel));
}

pub(super) fn tell(word: &Word) {
    let Ok(text) = serde_json::to_string(word) else { return };
    CHANNEL.with_borrow(|channel| {
        if let Some(channel) = channel {
            let _ = channel.post_message(&text.into());
        }
    });
}
