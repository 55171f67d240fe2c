"""Every argument that can be set says in one sentence what it means."""

from cifar_gui.arguments import SENTENCES
from cifar_gui.layers import KINDS
from cifar_gui.lessons import LESSONS
from cifar_gui.spec import fields


def names():
    """The fields of every form: of pages, of the gallery, of the builder's layers."""
    contents = [page.content for lesson in LESSONS for page in (lesson.parts or (lesson,))]
    params = [content.params for content in contents if hasattr(content, "params")]
    params += [exhibit.params for content in contents for exhibit in getattr(content, "exhibits", ())]
    params += [kind.arguments for kind in KINDS.values()]
    return {item.name for one in params for item in fields(one)}


def test_every_argument_has_its_sentence():
    assert names() == set(SENTENCES)


def test_a_sentence_is_one():
    for name, text in SENTENCES.items():
        assert text[0].isupper() or text.startswith("model"), name
        assert text.endswith("."), name
        assert len(text) < 150, name
