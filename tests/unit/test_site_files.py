"""Scripts are published without comments and indentation, and with everything else."""

from monotowns.site_files import small


def test_a_script_loses_comments_and_indentation_only() -> None:
    script = b"// Says what it is.\nconst a = 1; // stays\n  // gone\n  go('http://example.org/');\n"
    assert small(script) == b"const a = 1; // stays\ngo('http://example.org/');\n"
