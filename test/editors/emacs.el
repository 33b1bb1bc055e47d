;;; Drives Emacs' own language client eglot as the README sets it up: opens $PERFDOC_FILE, waits for diagnostics, applies
;;; the preferred fix of the first one, and prints what it saw as JSON.
(require 'package)
(package-initialize)
(require 'markdown-mode)
(require 'eglot)
(require 'json)

(setq eglot-sync-connect t
      eglot-autoshutdown nil
      make-backup-files nil)
(load (getenv "PERFDOC_SETUP") nil t)

(defun perfdoc-wait (seen)
  "Let messages arrive until SEEN returns something, and return it."
  (with-timeout (30 nil)
    (let (found)
      (while (not (setq found (funcall seen)))
        (accept-process-output nil 0.05))
      found)))

(defun perfdoc-codes ()
  "The rules of the diagnostics that are shown in this buffer."
  (mapcar (lambda (shown)
            (plist-get (alist-get 'eglot-lsp-diag (flymake--diag-data shown)) :code))
          (flymake-diagnostics)))

(find-file (getenv "PERFDOC_FILE"))
;; eglot-ensure waits for the first command, and a batch has none.
(run-hooks 'post-command-hook)

(let* ((shown (perfdoc-wait #'flymake-diagnostics))
       (before (perfdoc-codes))
       (first-shown (car shown))
       (actions (and first-shown
                     (eglot-code-actions (flymake-diagnostic-beg first-shown)
                                         (flymake-diagnostic-end first-shown))))
       (action (seq-find (lambda (one) (eq t (plist-get one :isPreferred))) (append actions nil))))
  (when action
    (let ((edit (or (plist-get action :edit)
                    (plist-get (jsonrpc-request (eglot-current-server) :codeAction/resolve action) :edit))))
      (eglot--apply-workspace-edit edit))
    ;; Changes are sent when Emacs is idle, which a batch never is.
    (eglot--signal-textDocument/didChange)
    (perfdoc-wait (lambda () (not (equal before (perfdoc-codes))))))
  (princ (concat (json-encode `((before . ,(vconcat before))
                                (action . ,(plist-get action :title))
                                (after . ,(vconcat (perfdoc-codes)))
                                (errors . [])
                                (text . ,(buffer-substring-no-properties (point-min) (point-max)))))
                 "\n"))
  (eglot-shutdown (eglot-current-server)))
