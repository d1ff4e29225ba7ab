//! Doing something on the server from a page: failures are told in a toast.

use crate::api::AppError;
use crate::shell::use_lang;
use crate::ui::{Toasts, use_toasts};
use domain::{FaultKind, Lang};
use leptos::prelude::*;
use std::future::Future;

/// Runs commands; made once in a component, copied into handlers.
#[derive(Clone, Copy)]
pub struct Act {
    /// Where messages are handed in.
    pub toasts: Toasts,
    /// The page's language.
    pub lang: Lang,
}

/// For the component that calls it.
pub fn use_act() -> Act {
    Act { toasts: use_toasts(), lang: use_lang() }
}

impl Act {
    /// Runs a command, then something with its answer; a failure is told in a toast.
    pub fn run<T: 'static>(self, command: impl Future<Output = Result<T, AppError>> + 'static, then: impl FnOnce(T) + 'static) {
        self.try_run(command, move |answer| match answer {
            Ok(answer) => then(answer),
            // the sign-in that opens by itself says it
            Err(error) if error.kind() == Some(FaultKind::SignIn) => {}
            Err(error) => self.toasts.failed(error.message(self.lang)),
        });
    }

    /// Runs a command, then something with its answer or failure.
    pub fn try_run<T: 'static>(
        self,
        command: impl Future<Output = Result<T, AppError>> + 'static,
        then: impl FnOnce(Result<T, AppError>) + 'static,
    ) {
        leptos::task::spawn_local(async move { then(command.await) });
    }

    /// Runs a form's command: a failure with a field goes to the form, any other to a toast.
    pub fn send<T: 'static>(
        self,
        errors: RwSignal<FieldErrors>,
        busy: RwSignal<bool>,
        command: impl Future<Output = Result<T, AppError>> + 'static,
        then: impl FnOnce(T) + 'static,
    ) {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        errors.set(FieldErrors::default());
        self.try_run(command, move |answer| {
            // the form may be gone by now
            if busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(answer) => then(answer),
                Err(error) => match error.field() {
                    Some(field) if error.kind() == Some(FaultKind::Invalid) => {
                        errors.set(FieldErrors(Some((field.to_owned(), error.message(self.lang)))));
                    }
                    _ if error.kind() == Some(FaultKind::SignIn) => {}
                    _ => self.toasts.failed(error.message(self.lang)),
                },
            }
        });
    }
}

/// What the server found wrong in a form: the field's name and the sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldErrors(pub Option<(String, String)>);

/// The sentence beside one field.
pub fn error_of(errors: RwSignal<FieldErrors>, field: impl Into<String>) -> Signal<Option<String>> {
    let field = field.into();
    Signal::derive(move || errors.with(|e| e.0.as_ref().filter(|(name, _)| *name == field).map(|(_, told)| told.clone())))
}
