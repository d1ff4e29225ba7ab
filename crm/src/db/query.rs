//! The query object.

use super::{Ex, Rec, Rows};
use crate::error::{Error, Result};
use domain::viewer::Scope;
use sqlx::postgres::PgArguments;
use sqlx::sqlite::SqliteArguments;
use sqlx::{Arguments, AssertSqlSafe, Postgres, Sqlite};
use std::borrow::Cow;
use std::fmt::Write;

/// A bound value. The option inside each kind keeps the type of a NULL, which PostgreSQL needs.
#[derive(Debug, Clone)]
pub enum Val {
    /// BIGINT.
    I64(Option<i64>),
    /// BOOLEAN, 0 or 1 on SQLite.
    Bool(Option<bool>),
    /// TEXT.
    Text(Option<String>),
}

macro_rules! vals {
    ($($from:ty => $kind:ident, $convert:expr;)*) => {$(
        impl From<$from> for Val {
            fn from(v: $from) -> Val { let convert = $convert; Val::$kind(Some(convert(v))) }
        }
        impl From<Option<$from>> for Val {
            fn from(v: Option<$from>) -> Val { let convert = $convert; Val::$kind(v.map(convert)) }
        }
    )*};
}
vals! {
    i64 => I64, |v: i64| v;
    bool => Bool, |v: bool| v;
    String => Text, |v: String| v;
    &str => Text, |v: &str| v.to_owned();
    &String => Text, |v: &String| v.clone();
    domain::Date => Text, |v: domain::Date| v.to_string();
    domain::Currency => Text, |v: domain::Currency| v.to_string();
    domain::UserId => I64, i64::from;
    domain::TeamId => I64, i64::from;
    domain::ClientId => I64, i64::from;
    domain::ProductId => I64, i64::from;
    domain::PipelineId => I64, i64::from;
    domain::StageId => I64, i64::from;
    domain::DealId => I64, i64::from;
    domain::TaskId => I64, i64::from;
    domain::ActivityId => I64, i64::from;
    domain::LostReasonId => I64, i64::from;
    domain::TagId => I64, i64::from;
    domain::EventId => I64, i64::from;
    domain::BatchId => I64, i64::from;
    domain::ImportId => I64, i64::from;
    domain::Share => I64, |v: domain::Share| v.0;
}

/// A statement in the making: static text and bound values, `$1…$n` on both databases.
#[derive(Debug, Clone)]
pub struct Q {
    sql: Cow<'static, str>,
    args: Vec<Val>,
}

/// Starts a statement. Text with `$1…` takes its values by [`Q::bind`] in that order.
pub fn q(sql: &'static str) -> Q {
    Q { sql: Cow::Borrowed(sql), args: Vec::new() }
}

impl Q {
    /// Adds static text.
    pub fn push(mut self, sql: &'static str) -> Self {
        self.sql.to_mut().push_str(sql);
        self
    }

    /// Adds the value of the next `$n` already written in the text.
    pub fn bind(mut self, value: impl Into<Val>) -> Self {
        self.args.push(value.into());
        self
    }

    /// Adds a place and its value.
    pub fn push_bind(mut self, value: impl Into<Val>) -> Self {
        self.args.push(value.into());
        let n = self.args.len();
        // Writing to a String can't fail.
        let _ = write!(self.sql.to_mut(), "${n}");
        self
    }

    /// Adds the place of the `n`th value, bound by [`Q::bind_all`] later.
    pub(super) fn push_place(mut self, n: usize) -> Self {
        // Writing to a String can't fail.
        let _ = write!(self.sql.to_mut(), "${n}");
        self
    }

    /// Adds the values of places already written in the text.
    pub(super) fn bind_all(mut self, values: Vec<Val>) -> Self {
        self.args.extend(values);
        self
    }

    /// Adds `(a, b, …)`; an empty list becomes `(NULL)`, which matches nothing. For short
    /// lists (a page of ids): SQLite takes at most 32,766 values in a statement.
    pub fn push_list<T: Into<Val>>(mut self, values: impl IntoIterator<Item = T>) -> Self {
        let mut values = values.into_iter().peekable();
        if values.peek().is_none() {
            return self.push("(NULL)");
        }
        self = self.push("(");
        let mut first = true;
        for value in values {
            if !first {
                self = self.push(",");
            }
            first = false;
            self = self.push_bind(value);
        }
        self.push(")")
    }

    /// Narrows to the viewer's scope: ` AND …` over the owner column of the records asked for.
    pub fn scope(self, scope: Scope, owner_column: &'static str) -> Self {
        match scope {
            Scope::All => self,
            Scope::Nothing => self.push(" AND 1 = 0"),
            Scope::Owners(user) => self
                .push(" AND COALESCE(")
                .push(owner_column)
                .push(", 0) IN (SELECT owner_id FROM visible_owners WHERE viewer_id = ")
                .push_bind(user)
                .push(")"),
        }
    }

    /// Appends another statement's text and values, its places renumbered. The other must be
    /// built with `push_bind` only.
    pub fn append(mut self, other: Q) -> Self {
        let shift = self.args.len();
        let mut rest = other.sql.as_ref();
        let sql = self.sql.to_mut();
        while let Some((before, after)) = rest.split_once('$') {
            sql.push_str(before);
            let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
            match after[..end].parse::<usize>() {
                Ok(n) => {
                    let _ = write!(sql, "${}", n + shift);
                }
                Err(_) => {
                    sql.push('$');
                    sql.push_str(&after[..end]);
                }
            }
            rest = &after[end..];
        }
        sql.push_str(rest);
        self.args.extend(other.args);
        self
    }

    /// The statement's text, for tests and plans.
    pub fn sql(&self) -> &str {
        &self.sql
    }

    /// Every row.
    pub async fn all<T: Rec>(self, ex: Ex<'_>) -> Result<Vec<T>> {
        Ok(self.rows(ex).await?.decode()?)
    }

    /// The first row, if there is one.
    pub async fn opt<T: Rec>(self, ex: Ex<'_>) -> Result<Option<T>> {
        Ok(self.rows(ex).await?.decode()?.into_iter().next())
    }

    /// The one row; an error if there is none.
    pub async fn one<T: Rec>(self, ex: Ex<'_>) -> Result<T> {
        self.opt(ex).await?.ok_or(Error::Db(sqlx::Error::RowNotFound))
    }

    /// Rows as they came, decoded later.
    pub async fn rows(self, ex: Ex<'_>) -> Result<Rows> {
        count_query();
        let sql = if ex.is_sqlite() { unnumbered(self.sql, self.args.len()) } else { self.sql };
        let (sql, args) = (AssertSqlSafe(sql.into_owned()), self.args);
        Ok(match ex {
            Ex::SqlitePool(c) => Rows::Sqlite(sqlx::query_with::<Sqlite, _>(sql, sqlite_args(args)?).fetch_all(c).await?),
            Ex::SqliteTx(c) => Rows::Sqlite(sqlx::query_with::<Sqlite, _>(sql, sqlite_args(args)?).fetch_all(c).await?),
            Ex::PgPool(c) => Rows::Postgres(sqlx::query_with::<Postgres, _>(sql, pg_args(args)?).fetch_all(c).await?),
            Ex::PgTx(c) => Rows::Postgres(sqlx::query_with::<Postgres, _>(sql, pg_args(args)?).fetch_all(c).await?),
        })
    }

    /// Runs it; how many rows it changed.
    pub async fn exec(self, ex: Ex<'_>) -> Result<u64> {
        count_query();
        let sql = if ex.is_sqlite() { unnumbered(self.sql, self.args.len()) } else { self.sql };
        let (sql, args) = (AssertSqlSafe(sql.into_owned()), self.args);
        Ok(match ex {
            Ex::SqlitePool(c) => sqlx::query_with::<Sqlite, _>(sql, sqlite_args(args)?).execute(c).await?.rows_affected(),
            Ex::SqliteTx(c) => sqlx::query_with::<Sqlite, _>(sql, sqlite_args(args)?).execute(c).await?.rows_affected(),
            Ex::PgPool(c) => sqlx::query_with::<Postgres, _>(sql, pg_args(args)?).execute(c).await?.rows_affected(),
            Ex::PgTx(c) => sqlx::query_with::<Postgres, _>(sql, pg_args(args)?).execute(c).await?.rows_affected(),
        })
    }
}

/// With fewer values numbered places cost nothing.
const MANY: usize = 24;

/// `$1, $2 …` as `?, ? …` where many stand in their order: SQLite looks up each numbered place
/// among all of them, which makes a statement of a thousand values some thirty times slower.
fn unnumbered(sql: Cow<'static, str>, values: usize) -> Cow<'static, str> {
    if values < MANY {
        return sql;
    }
    let mut out = String::with_capacity(sql.len());
    let mut rest = sql.as_ref();
    let mut next = 1;
    while let Some((before, after)) = rest.split_once('$') {
        let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
        if after[..end].parse() != Ok(next) {
            return sql;
        }
        next += 1;
        out.push_str(before);
        out.push('?');
        rest = &after[end..];
    }
    if next != values + 1 {
        return sql;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

macro_rules! add_all {
    ($args:ident, $values:ident) => {
        for value in $values {
            match value {
                Val::I64(v) => $args.add(v),
                Val::Bool(v) => $args.add(v),
                Val::Text(v) => $args.add(v),
            }
            .map_err(sqlx::Error::Encode)?;
        }
    };
}

fn sqlite_args(values: Vec<Val>) -> sqlx::Result<SqliteArguments> {
    let mut args = SqliteArguments::default();
    add_all!(args, values);
    Ok(args)
}

fn pg_args(values: Vec<Val>) -> sqlx::Result<PgArguments> {
    let mut args = PgArguments::default();
    add_all!(args, values);
    Ok(args)
}

tokio::task_local! {
    /// Statements run by the current request, when it wants to know: budgets are checked in tests.
    pub static QUERIES: std::cell::Cell<u64>;
}

fn count_query() {
    let _ = QUERIES.try_with(|n| n.set(n.get() + 1));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn appended_places_are_renumbered() {
        let a = q("SELECT ").push_bind(1_i64);
        let b = q("x = ").push_bind("a").push(" OR y = ").push_bind("b");
        assert_eq!(a.append(b).sql(), "SELECT $1x = $2 OR y = $3");
    }

    #[test]
    fn many_places_in_their_order_lose_their_numbers() {
        let list = q("a = ").push_bind(0_i64).push(" AND id IN ").push_list(0..40_i64);
        let plain = unnumbered(list.sql.clone(), 41);
        assert!(plain.starts_with("a = ? AND id IN (?,?,") && !plain.contains('$'));
        assert_eq!(unnumbered(list.sql.clone(), 42), list.sql, "another number of values");
        assert_eq!(unnumbered("$2 $1".into(), 30), "$2 $1");
        assert_eq!(unnumbered("$1 $2".into(), 2), "$1 $2");
    }

    #[test]
    fn an_empty_list_matches_nothing() {
        assert_eq!(q("id IN ").push_list(Vec::<i64>::new()).sql(), "id IN (NULL)");
    }
}
