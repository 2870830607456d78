/**
 * Makes the fields of a page that is locked for this editor readable and nothing more. Text stays selectable; what is
 * left is still sent with the form, so that taking a page back from review finds all of it.
 */
export function keepLocked(root) {
  if (!document.body.classList.contains("content-locked")) return;
  for (const panel of root.querySelectorAll("form[data-edit-form] [role=tabpanel]")) {
    for (const field of panel.querySelectorAll("input, textarea, select, button")) {
      if (field.matches("textarea, input:is([type=text], [type=url], [type=email], [type=tel], [type=number])")) {
        field.readOnly = true;
      } else if (!field.matches("[type=hidden], [aria-expanded], [data-pair-unfold]")) {
        field.inert = true;
      }
    }
    for (const editor of panel.querySelectorAll("[contenteditable=true]")) editor.contentEditable = "false";
  }
}
