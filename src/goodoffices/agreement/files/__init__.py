"""Agreement files: reading them, saying what is wrong with their form and where, and writing them."""

from goodoffices.agreement.files.read import ReadAgreement, read_agreement, read_agreement_text
from goodoffices.agreement.files.schema import agreement_schema, agreement_schema_text
from goodoffices.agreement.files.starter import agreement_template
from goodoffices.agreement.files.write import agreement_to_json, agreement_to_yaml

__all__ = [
    "ReadAgreement",
    "agreement_schema",
    "agreement_schema_text",
    "agreement_template",
    "agreement_to_json",
    "agreement_to_yaml",
    "read_agreement",
    "read_agreement_text",
]
