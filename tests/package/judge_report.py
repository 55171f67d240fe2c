"""``python judge_report.py FILE``: print a self-test's JSON, and whether it tells of no failure."""

import json
import sys
from pathlib import Path

if __name__ == "__main__":
    checks = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    for check in checks:
        print(f"{check['status']:4}  {check['name']}: {check['detail']}")
    sys.exit(not checks or any(check["status"] not in ("ok", "warn") for check in checks))
