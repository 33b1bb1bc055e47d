-- Drives Neovim's own language client: opens $PERFDOC_FILE with the `perfdoc` of the PATH, waits for diagnostics,
-- applies the preferred fix of the first one that has one, and prints what it saw as JSON.
local file, root = vim.env.PERFDOC_FILE, vim.env.PERFDOC_ROOT
local seen = { errors = {} }

local function finish()
  io.stdout:write(vim.json.encode(seen) .. "\n")
  vim.cmd("qall!")
end

local function codes()
  return vim.tbl_map(function(diagnostic)
    return diagnostic.code or diagnostic.user_data.lsp.code
  end, vim.diagnostic.get(0))
end

vim.cmd("edit " .. vim.fn.fnameescape(file))
local client = vim.lsp.start_client({
  name = "perfdoc",
  cmd = { "perfdoc", "lsp", "--stdio" },
  root_dir = root,
  workspace_folders = { { uri = vim.uri_from_fname(root), name = "examples" } },
  on_error = function(code, message)
    table.insert(seen.errors, tostring(code) .. ": " .. tostring(message))
  end,
})
vim.lsp.buf_attach_client(0, client)

vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 20)
seen.before = codes()

local function preferred()
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    local params = {
      textDocument = vim.lsp.util.make_text_document_params(0),
      range = {
        start = { line = diagnostic.lnum, character = diagnostic.col },
        ["end"] = { line = diagnostic.end_lnum, character = diagnostic.end_col },
      },
      context = { diagnostics = {} },
    }
    local answers = vim.lsp.buf_request_sync(0, "textDocument/codeAction", params, 10000) or {}
    for _, action in ipairs((answers[client] or {}).result or {}) do
      if action.isPreferred then return action end
    end
  end
end

local action = preferred()
if action then
  seen.action = action.title
  if not action.edit then
    local answers = vim.lsp.buf_request_sync(0, "codeAction/resolve", action, 10000) or {}
    action = (answers[client] or {}).result or action
  end
  vim.lsp.util.apply_workspace_edit(action.edit, "utf-16")
  local before = vim.inspect(seen.before)
  vim.wait(20000, function() return vim.inspect(codes()) ~= before end, 20)
end
seen.after = codes()
seen.text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\n") .. "\n"
finish()
