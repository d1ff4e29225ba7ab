//! Products.

crate::texts! { "products";
    /// Empty list.
    NONE_TITLE = "No products yet", "Noch keine Produkte";
    /// Empty list.
    NONE_TEXT = "Products can be put on deals. Import a price list, or add the first one.", "Produkte lassen sich auf Deals setzen. Importieren Sie eine Preisliste oder legen Sie das erste an.";
    /// Button.
    ADD = "Add product", "Produkt anlegen";
    /// Sheet.
    NEW = "New product", "Neues Produkt";
    /// Sheet.
    EDIT = "Edit product", "Produkt bearbeiten";
    /// Field and column.
    NAME = "Name", "Name";
    /// Field and column.
    CODE = "Article no.", "Artikelnr.";
    /// Field and column.
    CATEGORY = "Group", "Gruppe";
    /// Field and column.
    PRICE = "Price", "Preis";
    /// Field.
    ABOUT = "Description", "Beschreibung";
    /// Toast.
    ARCHIVED = "Product archived", "Produkt archiviert";
    /// Toast.
    RESTORED = "Product restored", "Produkt wiederhergestellt";
    /// Toast.
    ADDED = "Product added", "Produkt angelegt";
    /// Name of the filter tabs.
    VIEWS = "Which products", "Welche Produkte";
    /// Name of the filter field.
    FIND = "Find a product", "Produkt suchen";
}
