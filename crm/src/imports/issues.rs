//! Problems of rows: kept while the import is, listed, downloaded.

use super::prepare::CellProblem;
use crate::{Crm, Result, Write, q};
use domain::imports::plan::RowIssue;
use domain::imports::{Plan, ProblemKind, Severity};
use domain::{ImportId, Lang};

/// A problem to be kept.
pub struct Issue {
    /// The row, as a spreadsheet counts it.
    pub row: u64,
    /// What is wrong.
    pub problem: CellProblem,
    /// What the row became.
    pub record: Option<i64>,
    /// The row's cells, if it failed.
    pub raw: Option<Vec<String>>,
}

/// Keeps problems.
pub async fn store(w: &mut Write, import: ImportId, plan: &Plan, issues: Vec<Issue>) -> Result<()> {
    let mut rows = Vec::with_capacity(issues.len());
    for issue in issues {
        let p = issue.problem;
        let severity = match p.kind.severity() {
            Severity::Failed => "failed",
            Severity::Warning => "warning",
        };
        let link = p.link.filter(|_| p.kind != ProblemKind::NameAmbiguous);
        rows.push(vec![
            import.into(),
            (issue.row as i64).into(),
            p.column.and_then(|c| plan.columns.get(c)).map(|c| c.facts.title.clone()).into(),
            severity.into(),
            p.kind.code().into(),
            serde_json::to_string(&p.value)?.into(),
            link.map(|t| t.code()).into(),
            link.map(|_| p.value.clone()).into(),
            issue.record.into(),
            issue.raw.map(|r| serde_json::to_string(&r)).transpose()?.into(),
        ]);
    }
    w.insert_many(
        "INSERT INTO import_issues (import_id, row_number, column_name, severity, code, args, link_kind, link_name, record_id, raw)",
        rows,
        "",
    )
    .await
}

type IssueRow = (i64, i64, Option<String>, String, String, Option<i64>);

/// A page of an import's problems by row, after a row and issue; resolved ones left out.
pub async fn page(
    crm: &Crm,
    import: ImportId,
    severity: Severity,
    kind: Option<ProblemKind>,
    after: Option<(i64, i64)>,
    most: i64,
) -> Result<Vec<RowIssue>> {
    let (row, id) = after.unwrap_or((0, 0));
    let word = if severity == Severity::Failed { "failed" } else { "warning" };
    let mut query = q("SELECT id, row_number, column_name, code, args, record_id FROM import_issues WHERE import_id = ")
        .push_bind(import)
        .push(" AND severity = ")
        .push_bind(word)
        .push(" AND resolved_at IS NULL AND (row_number, id) > (")
        .push_bind(row)
        .push(", ")
        .push_bind(id)
        .push(")");
    if let Some(kind) = kind {
        query = query.push(" AND code = ").push_bind(kind.code());
    }
    let rows: Vec<IssueRow> = query.push(" ORDER BY row_number, id LIMIT ").push_bind(most).all(crm.db().read()).await?;
    Ok(rows
        .into_iter()
        .filter_map(|(id, row, column, code, args, record)| {
            let value = serde_json::from_str(&args).unwrap_or_default();
            Some(RowIssue { id, row, column, kind: ProblemKind::parse(&code)?, value, record })
        })
        .collect())
}

/// A cell that a spreadsheet would run as a formula gets an apostrophe in front. Numbers
/// stay numbers.
pub fn formula_safe(cell: &str) -> String {
    let risky = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let number = cell
        .strip_prefix(['+', '-'])
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',')));
    if risky && !number { format!("'{cell}") } else { cell.to_owned() }
}

/// The failed rows as CSV with the reason behind each: UTF-8 with a byte order mark, the
/// file's own delimiter, cells that begin a formula made harmless.
pub async fn failed_csv(crm: &Crm, import: ImportId, plan: &Plan, lang: Lang) -> Result<Vec<u8>> {
    let mut out =
        csv::WriterBuilder::new().delimiter(plan.reading.delimiter.byte()).flexible(true).from_writer("\u{feff}".as_bytes().to_vec());
    let failed = |e: csv::Error| crate::Error::Internal(format!("CSV: {e}"));
    let mut titles = plan.titles();
    titles.push(domain::texts::imports::WHY_FAILED.in_lang(lang).to_owned());
    out.write_record(titles.iter().map(|t| formula_safe(t))).map_err(failed)?;
    let mut after = (0_i64, 0_i64);
    let mut last_row = 0;
    loop {
        let rows: Vec<(i64, i64, Option<String>, String, String, Option<String>)> =
            q("SELECT id, row_number, column_name, code, args, raw FROM import_issues \
               WHERE import_id = $1 AND severity = 'failed' AND (row_number, id) > ($2, $3) ORDER BY row_number, id LIMIT 500")
            .bind(import)
            .bind(after.0)
            .bind(after.1)
            .all(crm.db().read())
            .await?;
        let Some((id, number, ..)) = rows.last() else { break };
        after = (*number, *id);
        for (_, number, column, code, args, raw) in rows {
            // a row with two problems is one row; the first is told
            if number == last_row {
                continue;
            }
            last_row = number;
            let mut cells: Vec<String> = raw.and_then(|r| serde_json::from_str(&r).ok()).unwrap_or_default();
            cells.resize(plan.columns.len().max(cells.len()), String::new());
            let value: String = serde_json::from_str(&args).unwrap_or_default();
            let why = ProblemKind::parse(&code).map(|k| domain::texts::imports::problem(k).in_lang(lang)).unwrap_or_default();
            cells.push(
                [column.unwrap_or_default(), value, why.to_owned()].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(": "),
            );
            out.write_record(cells.iter().map(|c| formula_safe(c))).map_err(failed)?;
        }
    }
    out.into_inner().map_err(|e| crate::Error::Internal(format!("CSV: {e}")))
}

#[cfg(test)]
mod tests {
    use super::formula_safe;

    #[test]
    fn formulas_are_made_harmless_and_numbers_are_not_touched() {
        assert_eq!(formula_safe("=1+1"), "'=1+1");
        assert_eq!(formula_safe("@SUM(A1)"), "'@SUM(A1)");
        assert_eq!(formula_safe("-2+3"), "'-2+3");
        assert_eq!(formula_safe("-1.054,00"), "-1.054,00");
        assert_eq!(formula_safe("n/a"), "n/a");
    }
}
