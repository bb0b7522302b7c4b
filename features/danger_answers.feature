Feature: Danger answers
  What a person has said of a danger counts until the person takes it back where it was said.
  Another answer may mean that the question would no longer be asked; it takes nothing back.
  Whatever a table does not mention, the person answers as a well person with two weeks of simple
  low back pain would.

  Scenario Outline: A sign stays when another answer hides its question
    Given a person with two weeks of simple low back pain
    And the person answers
      | question       | answer  |
      | age            | <age>   |
      | <opens>        | <first> |
      | where          | <where> |
      | weeks_pregnant | <weeks> |
      | <question>     | <sign>  |
    And the person has filled in the form
    When the person changes "<opens>" to "<then>"
    Then the form still sends the person by the rule "<rule>"
    And the form shows that the answer to "<question>" still counts

    Examples:
      | says                                           | age | opens            | first                      | where    | weeks | question             | sign            | then     | rule                      |
      | a temple headache, and no shoulders after all  | 72  | where            | low_back, top_of_shoulders |          |       | head_signs           | temple_headache | low_back | temple-headache-from-50   |
      | a new kind of neck pain, and no neck after all | 40  | where            | low_back, neck             |          |       | neck_signs           | unlike_before   | low_back | new-neck-pain-alone       |
      | a stiff neck with a fever, and no fever at all | 40  | infection_signs  | fever                      |          |       | head_signs           | chin_to_chest   | none     | chin-to-chest-alone       |
      | tingling arms, and no injury after all         | 40  | injury           | minor                      | neck     |       | neck_injury_signs    | limb_tingling   | none     | neck-injury-limb-sign     |
      | cannot stand, and no injury after all          | 72  | injury           | minor                      | low_back |       | after_injury         | cannot_stand    | none     | small-injury-cannot-stand |
      | bleeding, and not pregnant after all           | 40  | pregnancy        | pregnant                   |          | 20    | pregnancy_signs      | heavy_bleeding  | no       | pregnant-heavy-bleeding   |
      | a new hip, and then no hip                     | 60  | joint_conditions | hip_replacement            |          |       | hip_replacement_time | recent          | none     | hip-new                   |

  Scenario: A sign that did not count for this age counts when the age is put right
    Given a person with two weeks of simple low back pain
    And the person answers
      | question   | answer                     |
      | age        | 40                         |
      | where      | low_back, top_of_shoulders |
      | head_signs | temple_headache            |
    And the person has filled in the form
    When the person changes "where" to "low_back"
    And the person changes "age" to "72"
    Then the form still sends the person by the rule "temple-headache-from-50"

  Scenario: A sign is taken back where it was given, and nowhere else
    Given a person with two weeks of simple low back pain
    And the person answers
      | question   | answer                     |
      | age        | 50                         |
      | where      | low_back, top_of_shoulders |
      | head_signs | temple_headache            |
    And the person has filled in the form
    And the person has changed "where" to "low_back"
    When the person takes back the answer to "head_signs"
    Then the form gives the person a week

  Scenario: What means no danger goes with its question
    Given a person with two weeks of simple low back pain
    And the person answers
      | question   | answer                     |
      | where      | low_back, top_of_shoulders |
      | head_signs | none                       |
    And the person has filled in the form
    When the person changes "where" to "low_back"
    Then the form shows no answer that still counts

  Scenario: A program that sends a sign nobody asked for is sent to the same place
    Given a person with two weeks of simple low back pain
    And the person answers
      | question   | answer          |
      | age        | 72              |
      | where      | low_back        |
      | head_signs | temple_headache |
    When the rules are run
    Then the triage is "urgent" because of the rule "temple-headache-from-50"
