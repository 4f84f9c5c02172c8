"""The analysis page: computed in another process, under its own policy, for nobody who did not come in by the
door.
"""

from __future__ import annotations

from typing import Any

import pytest
from site_cast import record


def test_it_shows_the_case_file_under_a_strict_policy(mine: Any, lake: str) -> None:
    around = mine.get(f"/c/{lake}/analysis/")
    assert around.status_code == 200
    assert f"/c/{lake}/analysis/report/?minima=stated" in around.content.decode()
    answer = mine.get(f"/c/{lake}/analysis/report/")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Lake Sarn talks" in page
    policy = answer["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "frame-ancestors 'self'" in policy
    assert "default-src 'none'" in policy


def test_a_confided_position_reaches_the_report(mine: Any, desk: Any, lake: str) -> None:
    from goodoffices.server.store import new_token, open_case

    room = open_case(desk, lake).room_ids[1]
    given = {
        "form": new_token(),
        "side": "front",
        "kind": "said",
        "words": "! joint team",
        "mark": "closed",
        "about": "monitors / joint",
    }
    assert mine.post(f"/c/{lake}/r/{room}/record/", given).status_code == 302
    page = mine.get(f"/c/{lake}/analysis/report/").content.decode()
    assert "confided" in page
    assert "joint team" in page


def test_a_file_in_the_folder_where_the_desk_was_started_is_not_run(
    mine: Any, lake: str, tmp_path: Any, monkeypatch: Any
) -> None:
    for name in ("msgspec", "subprocess", "json", "goodoffices"):
        (tmp_path / f"{name}.py").write_text("open('run', 'w').close()\nraise SystemExit(1)\n")
    monkeypatch.chdir(tmp_path)
    assert mine.get(f"/c/{lake}/analysis/report/").status_code == 200
    assert not (tmp_path / "run").exists()


@pytest.mark.parametrize("where", ["analysis/", "analysis/report/"])
def test_who_may_not(stranger: Any, lake: str, where: str) -> None:
    answer = stranger.get(f"/c/{lake}/{where}")
    assert answer.status_code == 302
    assert b"Lake Sarn" not in answer.content
    assert stranger.get("/c/" + "0" * 30 + f"/{where}").status_code == 302


def test_a_case_that_is_not_there_is_a_plain_page(mine: Any) -> None:
    assert mine.get("/c/" + "0" * 30 + "/analysis/report/").status_code == 404


def test_a_case_without_any_package_still_has_its_board(mine: Any, desk: Any, lake: str) -> None:
    import msgspec

    from goodoffices.case import Choice, Excludes, Linkage
    from goodoffices.desk.stored_files import save_case_file
    from goodoffices.server.store import new_token, open_case, write_case

    known = open_case(desk, lake).file
    every = Choice(issue="monitors", options=("joint", "neighbours"))
    stuck = msgspec.structs.replace(
        known, issues=known.issues[:1], linkages=(Linkage(excludes=Excludes(together=(every,))),)
    )
    with write_case(desk, lake, new_token()) as pen:
        save_case_file(pen, stuck)
    answer = mine.get(f"/c/{lake}/analysis/report/")
    assert answer.status_code == 200
    assert "Every party demands the same option" in answer.content.decode()


def test_nothing_of_the_case_stands_in_the_processs_arguments(monkeypatch: Any, mine: Any, lake: str) -> None:
    from goodoffices.server.helpers import helper_process
    from goodoffices.server.helpers.analysis_process import PROCESS

    PROCESS.end()
    seen = []
    real = helper_process.subprocess.Popen

    def watched(arguments: list[str], **more: Any) -> Any:
        seen.append((arguments, more.get("env")))
        return real(arguments, **more)

    monkeypatch.setattr(helper_process.subprocess, "Popen", watched)
    assert mine.get(f"/c/{lake}/analysis/report/").status_code == 200
    [(arguments, environment)] = seen
    assert environment is None
    assert not any("Sarn" in part or lake in part for part in arguments)


def test_an_unchanged_case_is_not_computed_again_and_a_changed_one_is(
    mine: Any, desk: Any, lake: str, monkeypatch: Any
) -> None:
    import msgspec

    from goodoffices.server.helpers import analysis_process
    from goodoffices.server.store import open_case

    answers = []
    real = analysis_process.PROCESS.ask

    def watched(question: bytes, seconds: float) -> bytes:
        answer: bytes = real(question, seconds)
        answers.append(msgspec.json.decode(answer, type=analysis_process.AnalysisPage))
        return answer

    monkeypatch.setattr(analysis_process.PROCESS, "ask", watched)
    where = f"/c/{lake}/analysis/report/"
    mine.get(where)
    mine.get(where)
    record(mine, lake, open_case(desk, lake).room_ids[1], "! joint team", about="monitors / joint")
    mine.get(where)
    mine.get(where)
    assert [one.remembered for one in answers] == [False, True, False, True]
    assert answers[0].page == answers[1].page != answers[2].page == answers[3].page


def test_locking_the_desk_ends_the_process_that_holds_the_case(mine: Any, lake: str) -> None:
    from pathlib import Path

    from goodoffices.server.helpers.analysis_process import PROCESS

    mine.get(f"/c/{lake}/analysis/report/")
    process = PROCESS.pid
    assert process is not None
    assert Path(f"/proc/{process}").exists()
    mine.post("/lock/")
    assert PROCESS.pid is None
    assert not Path(f"/proc/{process}").exists()


def test_the_process_remembers_a_few_pages_and_forgets_the_oldest(monkeypatch: Any) -> None:
    import msgspec

    from goodoffices.server.helpers import analysis_process
    from goodoffices.server.helpers.analysis_process import AnalysisPage, Analyst

    computed = []
    monkeypatch.setattr(
        analysis_process, "compute", lambda order: (computed.append(order.case), AnalysisPage(order.case))[1]
    )
    analyst = Analyst(remembered=2)
    for case in ("a", "b", "a", "c", "a", "b"):
        order = msgspec.json.encode(analysis_process.AnalysisOrder(case))
        assert msgspec.json.decode(analyst.answer_to(order), type=AnalysisPage).page == case
    assert computed == ["a", "b", "c", "b"]


def test_in_its_frame_the_report_has_no_head_of_its_own_and_alone_it_has(mine: Any, lake: str) -> None:
    framed = mine.get(f"/c/{lake}/analysis/report/?framed=1").content.decode()
    assert "<header" not in framed
    assert "Holds nothing that was confided" in framed
    assert "<header" in mine.get(f"/c/{lake}/analysis/report/").content.decode()
    assert "framed=1" in mine.get(f"/c/{lake}/analysis/").content.decode()
